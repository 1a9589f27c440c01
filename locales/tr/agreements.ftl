## Çevrimiçi imzalanan veri işleme sözleşmeleri; duyurulan ve itiraz edilen alt işleyenler

console-agreement-title = Sözleşmeler
console-agreement-lead = Bu kurulumu işletenle yapılan veri işleme sözleşmesi (GDPR md. 28). İki taraf da burada imzalar.
console-agreement-none-title = Henüz sözleşme yok
console-agreement-none-text = Yasa, birisi sizin için kişisel veri işlemeden önce bir sözleşme ister. Sözleşme ayarlarınızdan oluşturulur. Önce okuyun, sonra imzalayın.
console-agreement-make = Sözleşmeyi oluştur
console-agreement-make-hint = Bugünkü ayarlardan oluşturulur. İki tarafça henüz imzalanmamış olan, yerini buna bırakır.
console-agreement-language = Sözleşmenin dili
console-agreement-number = No.
console-agreement-state = Durum
console-agreement-drafted = Oluşturulma tarihi
console-agreement-signatures = İmzalar
console-agreement-state-draft = Sizin imzanızı bekliyor
console-agreement-state-signed-by-organisation = İşletmeciyi bekliyor
console-agreement-state-signed-by-both = Yürürlükte
console-agreement-state-superseded = Yerini başkası aldı
console-agreement-file = PDF
console-agreement-signed-file = İki imzalı PDF
console-agreement-document = İmzalanan dosyanın SHA-256 değeri
console-agreement-method-two-step = parola ve ikinci adımın kodu
console-agreement-method-operator-code = işletmecinin kodu
console-agreement-sign-title = İmzala
console-agreement-sign-lead = Aşağıdaki metni kuruluşunuz adına imzalıyorsunuz. Parolanız ve bir kod, bunun siz olduğunu doğrular.
console-agreement-sign-submit = Sözleşmeyi imzala
console-agreement-sign-no-step = İkinci adım olmadan oturum açıyorsunuz; imzalayana ikinci adım gerekir. İkinci bir sahip davet edin: katılırken ikinci adımı kurar ve ardından imzalayabilir.
console-agreement-sign-invite = İkinci bir sahip davet et
console-agreement-sign-not-permitted = Kuruluş adına yalnızca sahip imzalar.
console-agreement-subs-title = Alt işleyenler
console-agreement-subs-lead = İşletmeci için çalışanlar. Yenilerini, itiraz edebileceğiniz kadar önce öğrenirsiniz. O zamana kadar sizden hiçbir şey almazlar.
console-agreement-subs-none = İşletmeci için kimse çalışmıyor.
console-agreement-service = Hizmet
console-agreement-in-list = Listede
console-agreement-in-use = Kullanılabilir
console-agreement-notice = Bildirim süresi sonu
console-agreement-objected = İtiraz ediyorsunuz
console-agreement-objected-text = Siz itirazı geri alana ya da işletmeci onu çıkarana kadar sizden hiçbir şey almaz.
console-agreement-left = Çıkarıldı
console-agreement-object = İtiraz et
console-agreement-reason = Neden
console-agreement-reason-hint = Bunu işletmeci okur. Lütfen ziyaretçilerin adını yazmayın.
console-agreement-reason-problem = Lütfen nedenini en çok 1.000 karakterle yazın.
console-agreement-withdraw = İtirazı geri al
console-agreement-back = Tüm sözleşmeler
console-operator-agreements = Sözleşmeler ve alt işleyenler
console-operator-agreements-lead = İmzanızı bekleyen sözleşmeler ve sizin için çalışanlar.
console-operator-agreements-waiting = İmzalanacak
console-operator-agreements-none = Bekleyen sözleşme yok.
console-operator-agreements-name = Adınız
console-operator-agreements-name-problem = Lütfen adınızı en çok 120 karakterle yazın.
console-operator-agreements-sign = İşletmeci olarak imzala
console-operator-agreements-code-hint = İmzaladığınız için bir kez daha.
console-operator-sub-lead = İki tarafın da imzaladığı sözleşmesi olan her kuruluş, yeni bir alt işleyeni yeni Ek IV ile öğrenir. Bildirim süresi bitmeden ona hiçbir şey gitmez.
console-operator-sub-none = Sizin için henüz kimse çalışmıyor.
console-operator-sub-add = Alt işleyen duyur
console-operator-sub-purposes-hint = Hiçbiri işaretlenmezse: tüm amaçlar için.
console-operator-sub-since = Listeye girişi
console-operator-sub-objection = İtiraz
console-operator-sub-remove = Çıkar
console-operator-sub-problem-name = Lütfen henüz listede olmayan, en çok 120 karakterlik bir ad yazın.
console-operator-sub-problem-service = Lütfen ne yaptığını en çok 200 karakterle yazın.
console-operator-back = Genel bakışa
console-recipient-objected = İtiraz tarihi
console-documents-sign = Sözleşme bugün böyle oluşturulurdu. “Sözleşmeler” altında imzalanır.
console-privacy-tab-agreements = Sözleşmeler
console-desk-agreement-none = Yürürlükte bir veri işleme sözleşmesi yok
console-desk-agreement-draft = Bir veri işleme sözleşmesi imzanızı bekliyor
console-desk-agreement-hint = Sizin için veri işleyenle bir sözleşme gerekir (GDPR md. 28(3)).
console-desk-objection-hint = Siz itirazı geri alana ya da işletmeci onu çıkarana kadar hiçbir şey almaz.
problem-agreement-changed-title = Gösterilen metin bu değil
problem-agreement-changed-detail = Sözleşme o zamandan beri değişti. Lütfen yeniden okuyun, sonra imzalayın.
problem-second-step-needed-title = İkinci adım gerekli
problem-second-step-needed-detail = İmza, ikinci adımın koduyla doğrulanır. İkinci adım, ayarlardaki “Oturum açma” bölümünde kurulur.
console-agreement-unsaid = Sözleşme hazırlanmadan önce taraflarının kim olduğu belli olmalıdır (GDPR md. 28(3)).
console-agreement-unsaid-link = Şimdi belirt
console-agreement-unsaid-hint = İşletmeci bunu yapılandırma dosyasının [operator] bölümüne yazar.
console-operator-unsaid-hint = Bunu yapılandırma dosyasının [operator] bölümüne yazın ve sunucuyu yeniden başlatın. O zamana kadar hiçbir kuruluş imzalayamaz.
problem-party-unsaid-title = Sözleşme taraflarının kim olduğunu söylemiyor
problem-party-unsaid-detail = Lütfen kuruluşunuzun ticaret unvanını, adresini, ülkesini ve e-posta adresini “Veri koruma”, “Veri sorumlusu” altında belirtin. İşletmeci kendi bilgilerini yapılandırma dosyasının [operator] bölümüne yazar. Ardından sözleşmeyi yeniden hazırlayın.
document-record-title = İmzaların kaydı
document-record-text = İki taraf da SHA-256 değeri bu olan dosyayı imzaladı: “İmzalar” altındaki bilgiler ve bu sayfa olmadan bu belge. Her imza kuruluşun kayıt defterinde durur. Logun kaydı, tuz ve ardından gelen kaydın SHA-256 değeridir.
document-record-document = Dosyanın SHA-256 değeri
document-record-entry = Defterdeki kayıt
document-record-salt = Tuz (Base64)
document-record-operator = işletmecinin kodunu bilen kişi
console-agreement-unsaid-organisation = Kuruluşunuzun henüz belirtmediği bilgiler: { $fields }.
console-agreement-unsaid-operator = Bu kurulumun işletmecisinin henüz belirtmediği bilgiler: { $fields }.
console-agreement-name = Sözleşme No. { $number }
console-agreement-position = defterde { $position } no.lu kayıt
console-desk-objection = İtiraz ediyorsunuz: { $name }
console-agreement-days-left-count =
    { $count ->
        [one] { $count } gün kaldı
       *[other] { $count } gün kaldı
    }
console-operator-sub-told-count =
    { $count ->
        [one] { $count } kuruluşa bildirildi
       *[other] { $count } kuruluşa bildirildi
    }

## What can be asked, how it comes, and where it stands

requests-kind-access = Bilgi edinme
requests-kind-rectification = Düzeltme
requests-kind-erasure = Silme
requests-kind-portability = Veri taşınabilirliği
requests-kind-restriction = Kısıtlama
requests-kind-objection = İtiraz
requests-kind-withdrawal = Rızanın geri alınması
requests-channel-letter = Mektup
requests-channel-email = E-posta
requests-channel-phone = Telefon
requests-channel-chat = Sohbet
requests-channel-api = Arayüz (API)
requests-state-open = Yanıt bekliyor
requests-state-extended = Süre uzatıldı
requests-state-fulfilled = Yerine getirildi
requests-state-refused = Reddedildi
requests-state-withdrawn = Geri çekildi
requests-text-note = Not
requests-text-words = Kişinin yazdığı
requests-text-extension = Yanıt neden uzuyor
requests-text-refusal = Ret gerekçesi

## What reading again found

requests-finding-subject-unknown = Kişi belirtilmediği için yerine getirildiği denetlenemiyor. Başvuranı belirtin ya da gerekçesiyle reddedin.
requests-finding-identity-open = Başvuran kişi kim olduğunu henüz göstermedi. Önce bunu denetleyin ya da gerekçesiyle reddedin.
requests-finding-still-stored = Bu kişiye ait veriler hâlâ kayıtlı. Önce onları silin.
requests-finding-still-granted = Amaç hâlâ geçerli. Kişi rızasını geri aldığında ya da verileri silindiğinde sona erer.
requests-finding-not-handed-out = Başvurudan bu yana hiçbir veri verilmedi. Önce verileri dışa aktarıp gönderin.
requests-finding-not-corrected = Başvurudan bu yana hiçbir düzeltme yapılmadı.
requests-finding-not-restricted = Veriler hâlâ okunabiliyor. Önce kısıtlayın.

## What the subject is told in the chat

requests-told-received = Verilerinizle ilgili başvurunuz bize ulaştı. Menüdeki “Verilerim” bölümünde durumunu ve en geç ne zaman yanıtlayacağımızı görebilirsiniz.
requests-told-extended = Verilerinizle ilgili başvurunuzu yanıtlamak için daha fazla zamana ihtiyacımız var. Gerekçe ve yeni tarih menüdeki “Verilerim” bölümündedir.
requests-told-fulfilled = Verilerinizle ilgili başvurunuz yerine getirildi.
requests-told-identity = Verilerinizle ilgili başvurunuzu yanıtlamadan önce başvuranın siz olduğunuzdan emin olmalıyız. Lütfen bunu nasıl doğrulayabileceğimizi buraya yazın.
requests-told-refused-gdpr = Verilerinizle ilgili başvurunuzu yerine getiremiyoruz. Gerekçesi menüdeki “Verilerim” bölümündedir. Bir veri koruma makamına şikâyette bulunabilir ve dava açabilirsiniz (GDPR md. 77, 79).
requests-told-refused-kvkk = Verilerinizle ilgili başvurunuzu yerine getiremiyoruz. Gerekçesi menüdeki “Verilerim” bölümündedir. Bu yanıttan itibaren { $answer } gün, her hâlde başvuru tarihinden itibaren { $application } gün içinde Kurula şikâyette bulunabilirsiniz (KVKK md. 14).
requests-told-refused-both = Verilerinizle ilgili başvurunuzu yerine getiremiyoruz. Gerekçesi menüdeki “Verilerim” bölümündedir. Bir veri koruma makamına şikâyette bulunabilir ya da dava açabilirsiniz (GDPR md. 77, 79); Türkiye’de bu yanıttan itibaren { $answer } gün, her hâlde başvurudan itibaren { $application } gün içinde Kurula başvurabilirsiniz (KVKK md. 14).

## The export for a subject

requests-export-sealed = Kayıtlı, ancak yanıtlayanlarca okunamıyor
requests-export-message = Mesajlar
requests-export-field = Bilgiler
requests-export-note = Notlar

## The console

console-requests-title = Başvurular
console-requests-lead = İnsanların yasa gereği sizden istedikleri ve en geç ne zaman yanıt almaları gerektiği.
console-requests-which = Hangi başvurular
console-requests-closed = Yanıtlananlar
console-requests-all = Tümü
console-requests-empty = Yanıt bekleyen bir şey yok.
console-requests-empty-text = Sohbetten gelen başvurular burada kendiliğinden görünür. Mektup, e-posta ya da telefonla gelenleri siz girin.
console-requests-kind = Başvuru
console-requests-kind-hint = Ne isteniyor
console-requests-received = Geldiği gün
console-requests-due = Son gün
console-requests-state = Durum
console-requests-channel = Geliş yolu
console-requests-overdue = gecikti
console-requests-today = bugün son gün
console-requests-new = Başvuru girin
console-requests-new-lead = Mektup, e-posta ve telefonlar için. Süre, geldiği gün başlar.
console-requests-received-on = Geldiği tarih
console-requests-received-wrong = Alındığı gün gelecekte veya kanunun uygulanmasından önce (GDPR: { $gdpr }, KVKK: { $kvkk }).
console-requests-laws = Hangi kanuna göre
console-requests-laws-hint = Ülkenizin kanunları işaretlidir. Daha erken olan süre geçerlidir.
console-requests-laws-none = Lütfen en az bir kanun işaretleyin.
console-requests-subject = Kişi (tanımlayıcı; bilinmiyorsa boş bırakın)
console-requests-note = Not
console-requests-note-hint = Mühürlüdür: yalnızca başvuruları yanıtlayanlar ve kişinin kendisi okuyabilir.
console-requests-save = Kaydet
console-requests-back = Tüm başvurular
console-requests-clock = Yanıt süresi
console-requests-maximum-gdpr = GDPR’ye göre en geç
console-requests-maximum-kvkk = KVKK’ya göre en geç
console-requests-warnings = Uyarı günleri
console-requests-rests = GDPR süresi şu tarihten beri durdu
console-requests-closed-at = Yanıtlandığı gün
console-requests-person = Kişi
console-requests-person-unknown = Başvurunun kime ait olduğu bilinmiyor. Tanımlayıcı kişi listesinde ve “Verilerim” bölümünde yazar.
console-requests-person-gone = Bu arada kişiye ait her şey yok edildi. Yeniden okunduğunda hiçbir şey bulunmuyor.
console-requests-person-open = Görüşmeyi aç
console-requests-person-erase = Bu kişiyi sil
console-requests-export = Kişi için dışa aktarım
console-requests-relate = Başvuranı belirt
console-requests-identity = Kimlik
console-requests-identity-undoubted = Şimdiye dek kuşku olmadı.
console-requests-identity-asked = Kim olduğu soruldu, henüz yanıt yok.
console-requests-identity-verified = Doğrulandı:
console-requests-identity-ask = Kimliğini sor
console-requests-identity-hint = Yalnızca haklı kuşku varsa (GDPR md. 12(6)). Bu sürede GDPR süresi durur, KVKK süresi durmaz.
console-requests-method = Nasıl doğrulandı
console-requests-method-hint = Bir iki sözcük, rakamsız: kimlik gösterildi, geri arandı.
console-requests-verify = Doğrulandı olarak işaretle
console-requests-fulfil = Yerine getirildi olarak kapat
console-requests-fulfil-hint = Önce kayıtlı olan yeniden okunur. Engel varsa başvuru açık kalır.
console-requests-extend =
    { $count ->
        [one] { $count } ay uzat
       *[other] { $count } ay uzat
    }
console-requests-extend-hint = Yalnızca GDPR’de ve ilk ay içinde, başvuru karmaşıksa ya da çoksa (md. 12(3)). Kişi gerekçeyi okur.
console-requests-refuse = Reddet
console-requests-refuse-hint = Kişi gerekçeyi okur ve nereye şikâyet edebileceğini öğrenir.
console-requests-reason = Gerekçe
console-requests-texts = Yazılanlar
console-requests-sealed = Anahtarlarınızdan hiçbiri bunu açmıyor.
console-requests-end = Sona erdiğini kaydet
console-requests-rectify = Düzelt
console-requests-rectify-hint = Yeni değer, alanın kayıtlı olduğu her yerde geçerli olur. Değiştirmedikleriniz kalır.
console-requests-rectify-save = Düzeltmeyi kaydet
console-requests-purpose = Amaç (rızanın geri alınması ya da itirazda)
console-requests-purpose-all = tümü
console-requests-steps = Adımlar
console-requests-left-count =
    { $count ->
        [one] { $count } gün kaldı
       *[other] { $count } gün kaldı
    }
console-requests-over-count =
    { $count ->
        [one] { $count } gün gecikti
       *[other] { $count } gün gecikti
    }
console-requests-banner-count =
    { $count ->
        [one] { $count } başvuru gecikti
       *[other] { $count } başvuru gecikti
    }

## Problems

problem-not-fulfilled-title = Bu henüz yapılmadı
problem-not-fulfilled-detail = Kayıtlı olan yeniden okundu ve başvurunun kapatılmasına engel bulundu. Ne olduğu “finding” alanında yazar.
problem-no-extension-title = Yanıt süresi uzatılamaz
problem-no-extension-detail = Uzatmayı yalnızca GDPR bilir ve ilk ay içinde bildirilmelidir. KVKK’da uzatma yoktur.

## The console's frame: navigation, words that stand everywhere

console-title = Parlour konsolu
console-skip = İçeriğe geç
console-nav-label = Ana menü
console-nav-inbox = Gelen kutusu
console-nav-contacts = Kişiler
console-nav-tasks = Geri aramalar
console-nav-overview = Genel bakış
console-nav-settings = Ayarlar
console-nav-privacy = Veri koruma
console-nav-ledger = Kayıt defteri
console-sign-out = Çıkış yap
console-language = Dil
console-back = Geri
console-save = Kaydet
console-cancel = Vazgeç
console-continue = Devam et
console-copy = Kopyala
console-copied = Kopyalandı
console-next-page = Sonraki sayfa
console-offline = Bağlantı koptu. Yeniden bağlanılıyor…
console-demo-hint = Demo: iki adımlı giriş kapalı.
console-demo-newsletter-hint = Bülten adresleri e-postayla doğrulanmıyor.

## Signing in

console-sign-in-title = Giriş
console-sign-in-lead = Parolanız anahtarlarınızı açar. Biz onu bilmiyoruz.
console-sign-in-email = E-posta adresi
console-sign-in-password = Parola
console-sign-in-submit = Giriş yap
console-sign-in-failed = E-posta adresi, parola veya kod yanlış.
console-sign-in-slow-down = Çok fazla deneme yapıldı. Lütfen biraz bekleyin.
console-sign-in-signed-out = Çıkış yaptınız.
console-sign-in-expired = Oturumunuz sona erdi. Lütfen yeniden giriş yapın.
console-code-lead = Doğrulama uygulamanızdaki altı haneli kodu girin.
console-code-label = Kod

## Setting up the first organisation

console-setup-title = Kuruluşunuzu tanımlayın
console-setup-lead = Burada ilk kuruluşu ve ilk hesabı oluşturursunuz.
console-setup-name = Kuruluşun adı
console-setup-region = Hukuku uygulanacak ülke
console-setup-email = E-posta adresiniz
console-setup-password = Parola
console-setup-password-again = Parolayı yineleyin
console-setup-password-hint = En az 12 karakter. Birkaç kelimeyi hatırlamak daha kolay, tahmin etmek daha zordur.
console-setup-password-differs = İki parola aynı değil.
console-setup-password-short = Parola çok kısa.
console-setup-name-missing = Lütfen bir ad girin.
console-setup-email-invalid = Bu e-posta adresi geçerli değil.
console-setup-submit = Kuruluşu oluştur
console-setup-totp-title = İki adımlı giriş
console-setup-step-one = Kurulum, adım 1 / 2
console-setup-step-two = Kurulum, adım 2 / 2
console-setup-organisation = Kuruluş
console-setup-region-hint = Hangi yasanın geçerli olduğunu ülke belirler: Avrupa’da GDPR, Türkiye’de KVKK.
console-setup-language = Dil
console-setup-owner = Hesabınız
console-totp-lead = QR kodunu bir doğrulama uygulamasıyla okutun. Bir sonraki girişte uygulamadaki kod sorulacak.
console-totp-qr = Doğrulama uygulamasının gizli anahtarını içeren QR kodu
console-totp-text = QR kodunu okutamıyorsanız bu adresi girin:

## The recovery key

console-recovery-title = Kurtarma anahtarınız
console-recovery-lead = Bu anahtar yalnızca bir kez gösterilir, bir daha gösterilmez. Yazdırın veya bir kâğıda yazın ve güvenli bir yerde saklayın.
console-recovery-why = Parolanız kaybolursa ve başka kimsenin erişimi yoksa verilerinizi yalnızca bu anahtar açar. Biz de açamayız.
console-recovery-key = Anahtar
console-recovery-print = Yazdır
console-recovery-confirm-label = Anahtarın son karakter grubunu girin
console-recovery-confirm = Anahtarı güvenle sakladım
console-recovery-wrong = Bu, anahtarla eşleşmiyor. Lütfen bir daha bakın.
console-recovery-confirmed = Kurtarma anahtarı onaylandı.

## Inbox

console-inbox-title = Gelen kutusu
console-inbox-filter = Görüşmeleri filtrele
console-inbox-all = Tümü
console-inbox-private = Ziyaretçi rıza verene kadar gizli
console-inbox-waiting-count =
    { $count ->
        [0] Bekleyen kimse yok
        [one] { $count } görüşme bekliyor
       *[other] { $count } görüşme bekliyor
    }
console-state-bot = Botta
console-state-waiting = Bekliyor
console-state-taken = Üstlenildi
console-state-closed = Kapandı
console-filter-mine = Benimkiler
console-filter-private = Gizli
console-empty-all-title = Henüz görüşme yok
console-empty-all-text = Biri sitelerinizden birinde sohbeti açtığında görüşme burada görünür. Ziyaretçi rıza verdiğinde okuyabilirsiniz.
console-empty-waiting-title = Kimse beklemiyor
console-empty-waiting-text = Ziyaretçinin bir insanla konuşmak istediği görüşmeler burada yer alır.
console-empty-mine-title = Yürüttüğünüz görüşme yok
console-empty-mine-text = Yanıt veren ya da “Üstlen” seçeneğini seçen kişi görüşmeyi yürütür.
console-empty-closed-title = Kapatılan görüşme yok
console-empty-closed-text = Kapatılan görüşmeler, saklama süresi bitene kadar burada kalır.
console-empty-private-title = Gizli görüşme yok
console-empty-private-text = Gizli görüşmeleri bot yürütür. Onları yalnızca ziyaretçi okuyabilir; son mesajdan 24 saat sonra yok edilirler.

## Conversation

console-conversation-title = Görüşme
console-conversation-messages = Mesajlar
console-conversation-empty = Henüz mesaj yok.
console-conversation-take = Üstlen
console-conversation-close = Görüşmeyi kapat
console-conversation-answer-label = Yanıtınız
console-conversation-send = Gönder
console-conversation-not-sent = Gönderilemedi. Lütfen yeniden deneyin.
console-conversation-typing = Ziyaretçi yazıyor…
console-conversation-taken-by-you = Bu görüşmeyi siz yürütüyorsunuz.
console-conversation-taken-by = Bu görüşmeyi { $name } yürütüyor.
console-conversation-closed = Bu görüşme kapandı.
console-conversation-private-title = Bu görüşme gizli
console-conversation-private-text = Ziyaretçi bunun okunmasına rıza vermedi. Anahtar yalnızca onda. Son mesajdan 24 saat sonra hâlâ gizli olan her şey yok edilir.
console-conversation-showing-hint = Bu görüşmeyi açtığınız kayıt defterine yazıldı.
console-message-delete = Mesajı sil
console-message-deleted = Mesaj silindi
console-message-sealed = Şu amaç için mühürlü: { $purpose }
console-author-visitor = Ziyaretçi
console-author-bot = Bot
console-author-member = Ekip
console-author-system = Bilgi
console-answer-hint = Yanıt veren görüşmeyi üstlenir.
console-panel-rights = İlgili kişinin hakları
console-panel-rights-text = Verilerinin silinmesini yazılı olarak isteyen kişinin bunun için sohbete dönmesi gerekmez.
console-private-why = Bu, burada birinin değiştirebileceği bir ayar değildir: sunucuda bu görüşmeyi açan bir anahtar yoktur.
console-private-then = Ziyaretçi bir insanla görüşmeyi seçerse bu sayfa kendiliğinden açılır.

## Contact panel and contacts

console-contact-title = Kişi
console-contact-none = Ziyaretçi henüz kendisiyle ilgili bir şey paylaşmadı.
console-contacts-title = Kişiler
console-contacts-empty = Henüz kişi yok. Kimin hangi amaçla bilgi verdiği burada görünür.
console-contacts-empty-filter = Bu filtreye uyan kişi yok.
console-contacts-filter-purpose = Amaç
console-contacts-filter-consent = Açık rıza
console-contacts-filter-any = Hepsi
console-contacts-filter-apply = Filtrele
console-field-name = Ad
console-field-phone = Telefon
console-field-email = E-posta
console-field-concern = Konu
console-column-contact = Kişi
console-contacts-lead = Ziyaretçilerin kendileri hakkında verdiği, işlenmesi için hâlâ geçerli bir hukuki sebep bulunan bilgiler. Geri alınanlar artık burada görünmez.
console-contacts-fields = Bilgiler
console-contacts-no-fields = Okunabilir bilgi yok
console-contacts-actions = İşlemler

## Consents

console-consents-title = Açık rızalar
console-consents-none = Henüz açık rıza istenmedi.
console-consent-given = Verildi
console-consent-refused = Verilmedi
console-consent-withdrawn = Geri alındı
console-consent-none = Sorulmadı
console-consent-wording = Gösterilen metin
console-consent-notice = Gösterilen aydınlatma metni
console-consent-basis = Hukuki sebep
console-basis-consent = Açık rıza
console-basis-contract = Sözleşme veya kişinin talebi
console-basis-legal-obligation = Hukuki yükümlülük
console-basis-legitimate-interest = Meşru menfaat
console-consent-when = Ne zaman
console-consent-language = Dil
console-consent-record = Kayıt (JSON-LD)
console-consent-version = Sürüm
console-purpose-conversation = Görüşme
console-purpose-callback = Geri arama
console-purpose-lead = Teklif
console-purpose-marketing = Pazarlama
console-purpose-health = Sağlık

## Export and erasure

console-export-marketing = Bülten listesini dışa aktar (CSV)
console-export-hint = Yalnızca bugün rızası geçerli olanları içerir. Dışa aktarma kayıt defterine yazılır.
console-erase-title = Kişiyi sil
console-erase-lead = Bu kişinin tüm anahtarları, ardından görüşmeleri ve bilgileri yok edilir. Geriye kişisel veri içermeyen bir kanıt kalır.
console-erase-confirm = Evet, kalıcı olarak sil
console-erase-done = Silindi. Yeniden okunduğunda hiçbir şey bulunamadı.
console-erase-receipt = İşlem belgesi
console-erase-short = Sil
console-erase-for-good = Bu işlem geri alınamaz; veriler yedekten de geri getirilemez.
console-erased-proof = Bu belge silme işlemini kanıtlar.
console-erased-held = Verilerin bir bölümü, yasal saklama yükümlülüğü bitene kadar tutulur.
console-receipt-id = Kimlik numarası
console-receipt-proof = Kanıtı göster
console-receipt-proof-hint = Defterdeki kayıt, tuz ve metnin SHA-256 değeridir. Kanıt, kaydın orada olduğunu gösterir.
console-receipt-entry = Metin
console-receipt-salt = Tuz
console-receipt-path = Kanıt

## Ledger

console-ledger-title = Kayıt defteri
console-ledger-lead = Her işlem burada fark edilmeden değiştirilemeyen bir kayıt bırakır. Kişisel veri içermez.
console-ledger-empty = Henüz kayıt yok.
console-ledger-index = No
console-ledger-act = İşlem
console-ledger-at = Zaman
console-ledger-checkpoint = Denetim noktası
console-ledger-checkpoint-hint = Denetim noktasını başka bir yerde saklayın. Böylece sonraki her değişiklik kanıtlanabilir.
console-ledger-root = Kök
console-ledger-state = Güncel durum
console-ledger-origin = Kaynak
console-ledger-size = Kayıt sayısı
console-ledger-verify = Nasıl doğrulanır
console-ledger-checkpoint-link = Denetim noktasını indir
console-ledger-verify-run = Defteri sunucuda yeniden hesaplatın:
console-ledger-verify-compare = Boyutu ve kökü denetim noktanızla karşılaştırın. Eşleşiyorsa o ana kadar hiçbir şey değiştirilmemiştir.
console-checkpoint-title = Günlük denetim noktası
console-checkpoint-lead = İmzalı denetim noktası günde bir kez sunucudan dışarı çıkar. Sunucuda yeniden yazılmış bir kayıt defteri, ancak başka yerde saklanan bir denetim noktasıyla karşılaştırılınca fark edilir.
console-checkpoint-address = E-posta adresi
console-checkpoint-address-hint = En iyisi, bu sunucuda bulunmayan, denetleyen bir kişinin posta kutusudur. Boş bırakılırsa e-posta gönderilmez.
console-checkpoint-address-wrong = Bu bir e-posta adresi değil.
console-checkpoint-mailed = Son e-posta
console-checkpoint-never = Henüz yok
console-checkpoint-stamped = Son zaman damgası
console-checkpoint-stamp-file = Zaman damgası (RFC 3161)
console-checkpoint-failing = Son deneme başarısız oldu. Her saat yinelenir.
console-checkpoint-no-server = E-posta gönderilmiyor: işletmeci bir posta sunucusu tanımlamamış.
console-checkpoint-no-recipient = E-posta gönderilmiyor: alıcılar arasında şu anda kullanılabilecek bir posta sunucusu yok.
console-checkpoint-no-authority = İşletmeci bir zaman damgası hizmeti tanımlamamış.
console-checkpoint-authority-unregistered = İşletmeci bir zaman damgası hizmeti tanımladı. Alıcı olarak kaydettiğinizde kullanılır.
console-ledger-by = Yapan
console-by-visitor = Ziyaretçi
console-by-member = Üye
console-by-token = API belirteci
console-by-machine = Sistem

## Errors and waiting keys

console-error-title = İşlem tamamlanamadı
console-error-not-found = Böyle bir sayfa yok ya da size ait değil.
console-error-not-permitted = Rolünüz buna izin vermiyor.
console-error-stale = Sayfa güncel değildi. Lütfen kontrol edip yeniden gönderin.
console-error-back = Gelen kutusuna dön
console-script-off = JavaScript olmadan bu sayfa kendiliğinden güncellenmez. Yeni olanları görmek için sayfayı yeniden yükleyin.
console-not-found-title = Burada bir şey yok

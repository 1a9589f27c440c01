problem-breach-open-title = Henüz her şey tamamlanmadı
problem-breach-open-detail = Herkes bilgilendirildiğinde ve kayıt eksiksiz olduğunda ihlal kapatılabilir. Lütfen nelerin eksik olduğuna bakın.

## The register

breaches-title = Veri ihlalleri
breaches-lead = Her olay, ihlal olmadığı anlaşılsa bile burada kayıtlı kalır. Saatler gece ve hafta sonu da işler.
breaches-which = Hangi ihlaller
breaches-open = Açık
breaches-register = Kayıt
breaches-empty-title = Açık olay yok
breaches-empty-text = Bir şey fark ederseniz aşağıya yazın. Şimdi saat kaybetmektense sonra reddetmek daha iyidir.
breaches-csv = Kayıt (tablo)
breaches-json = Kayıt (JSON)
breaches-incident = Olay
breaches-clocks = Süreler
breaches-state = Durum
breaches-opened = Fark edildi
breaches-new = Olay bildir
breaches-aware = Ne zamandan beri biliyoruz
breaches-aware-hint = Yeterince emin olduğunuz an. Henüz emin değilseniz boş bırakın: taslak olur ve süre işlemez.
breaches-create = Kaydet
breaches-untitled = Kendiliğinden fark edildi
breaches-sealed = Sizin için mühürlü
breach-sealed-lead = Bununla ilgili yazılanlar, başvuruları yanıtlayanlar için mühürlüdür. İşaretlenenleri, tarihleri ve sayıları görürsünüz.
breach-title-missing = Lütfen ne olduğunu birkaç sözcükle yazın.

## States

breach-state-draft = Taslak
breach-state-confirmed = Doğrulandı
breach-state-dismissed = Reddedildi
breach-state-closed = Kapatıldı
breach-signal-ledger-broken = Kayıt defteri doğrulanamıyor. Biri veritabanını değiştirmiş olabilir.
breach-signal-many-exports = Bir üye bir saat içinde çok kez dışa aktarım yaptı.
breach-signal-sign-in-attack = Biri bir hesabın parolasını deniyor.
breach-signal-ended-key = Bir oturum veya bağlantı sona erdikten sonra kullanıldı.
breach-signal-recovery-key = Biri kurtarma anahtarıyla bir hesaba geri döndü. Bu kararlaştırılmış mıydı?
breach-signal-passkey-copied = Bir geçiş anahtarının sayacı geri gitti: kopyası olabilir.

## Clocks

breach-law-gdpr = GDPR
breach-law-kvkk = KVKK
breach-to-authority = Kurul / denetim makamı
breach-to-people = İlgili kişiler
breach-clock-running = işliyor
breach-clock-met = zamanında bildirildi
breach-clock-late = geç bildirildi
breach-clock-overdue = gecikti
breach-clock-not-required = gerekmiyor
breach-clock-undecided = henüz belli değil
breach-duty-tell = Bildirilmesi gerekir.
breach-duty-tell-in-public = Kamuya duyurulması gerekir.
breach-duty-undecided = Riske bağlıdır.
breach-duty-risk-unlikely = Risk olası değil.
breach-duty-risk-not-high = Risk yüksek değil.
breach-duty-protected = Veriler başkalarınca anlaşılamaz.
breach-duty-averted = Yüksek risk önlendi.
breach-duty-not-obtained = Verileri kimse ele geçirmedi.
breach-due = Son an

## What to do next

breach-next = Şimdi ne yapmalı
breach-step-confirm = İhlal olup olmadığını belirtin
breach-step-say-effects = Verilere ne olduğunu belirtin
breach-step-assess-risk = Kişiler için riski değerlendirin
breach-step-tell-authority = Makama bildirin ve not edin
breach-step-tell-people = Kişilere bildirin ve not edin
breach-step-write = Tamamlayın
breach-step-close = Her şey tamam: kapatın
breach-ended = Yapılacak bir şey kalmadı. Olay kayıtta kalır.
breach-confirm = Bu bir ihlal
breach-dismiss = İhlal değil
breach-dismiss-lead = İhlal değil miydi? Nedenini yazın. Olay bu gerekçeyle kayıtta kalır.
breach-close = Kapat
breach-zone = Saatler { $zone } dilimine göredir.

## The form

breach-form = Bilinenler
breach-form-lead = Şu an bildiklerinizi yazın. Eksikler sonra eklenebilir: yasalar aşamalı bildirime izin verir.
breach-section-what = Ne oldu
breach-section-whose = Hangi veriler, hangi kişiler
breach-section-risk = Risk ve sonuçlar
breach-section-measures = Önlemler
breach-section-notification = Bildirim için
breach-field-title = Birkaç sözcükle
breach-field-nature = Ne oldu
breach-field-found = Nasıl fark edildi
breach-field-consequences = Kişiler için olası sonuçlar
breach-field-impact = Kuruluş için sonuçlar
breach-field-measures-before = Olaydan önce alınmış önlemler
breach-field-measures-after = Sonrasında alınan veya planlanan önlemler
breach-field-advice = Kişilerin kendilerinin yapabilecekleri
breach-field-contact = Kime sorulabilir: ad, sayfa veya telefon
breach-field-controller = Veri sorumlusu: unvan ve adres
breach-field-preparer = Dolduran: ad, görev, e-posta, telefon; dışarıdansa vekâletname
breach-field-delay-reason = Kuruma neden süre geçtikten sonra bildirildiği
breach-field-bodies = Ülkede bilgilendirilen diğer kurumlar
breach-field-foreign-authorities = Bilgilendirilen yurt dışı makamlar
breach-field-attachments = Ekler ve saklandıkları yer
breach-field-risk-reason = Riskin neden olası olmadığı
breach-field-exception-reason = Bu istisnanın neden geçerli olduğu
breach-field-dismissal = Neden ihlal olmadığı
breach-field-aware-at = Öğrenildiği an
breach-field-started-at = Başlangıç
breach-field-ended-at = Bitiş
breach-field-detected-at = Fark edildiği an
breach-field-effects = Verilere ne oldu
breach-field-source = Kaynağı
breach-field-data = Kişisel veriler
breach-field-special = Özel nitelikli veriler
breach-field-groups = Kişi grupları
breach-field-persons = Kişi sayısı
breach-field-records = Kayıt sayısı
breach-field-exact = sayıldı, tahmin değil
breach-field-risk = Kişiler için risk
breach-field-exception = Kişilere bildirim istisnası (GDPR m. 34(3))
breach-field-trained = İlgili çalışanlar son bir yılda eğitim aldı
breach-field-regimes = Uygulanan yasalar
breach-unsaid = Belirtilmedi
breach-yes = Evet
breach-no = Hayır
breach-save = Kaydet
breach-changed = Bu arada başka biri değiştirdi. Yazdıklarınız aşağıda: karşılaştırıp yeniden kaydedin.
breach-wrong = Bu henüz uygun değil: { $field }
breach-not-now = Şu anki durumda bu yapılamaz.

## Check-lists

breach-effect-confidentiality = Başkaları öğrendi
breach-effect-integrity = Değiştirildi
breach-effect-availability = Kayboldu veya erişilemedi
breach-risk-unassessed = Henüz değerlendirilmedi
breach-risk-unlikely = Risk olası değil
breach-risk-risk = Risk var
breach-risk-high = Yüksek risk
breach-exception-protected = Ele geçirilen anlaşılamaz (şifreli)
breach-exception-averted = Alınan önlemler yüksek riski gideriyor
breach-exception-disproportionate = Orantısız çaba: kamuya duyurulur
breach-source-theft-or-loss = Cihaz veya belge hırsızlığı ya da kaybı
breach-source-insecure-storage = Güvensiz saklama
breach-source-malware = Zararlı yazılım
breach-source-ransomware = Fidye yazılımı
breach-source-denial-of-service = Hizmet engelleme saldırısı
breach-source-social-engineering = Sosyal mühendislik
breach-source-sabotage = Sabotaj
breach-source-accident = Kaza veya ihmal
breach-source-other = Diğer
breach-data-identity = Kimlik
breach-data-contact = İletişim
breach-data-conversation = Görüşmeler ve dosyalar
breach-data-location = Lokasyon
breach-data-transactions = Müşteri işlemleri
breach-data-employment = Özlük
breach-data-legal = Hukuki işlem
breach-data-premises = Fiziksel mekân güvenliği
breach-data-security = İşlem güvenliği
breach-data-risk-management = Risk yönetimi
breach-data-finance = Finans
breach-data-experience = Mesleki deneyim
breach-data-marketing = Pazarlama
breach-data-audiovisual = Görsel ve işitsel kayıtlar
breach-special-origin = Irk ve etnik köken
breach-special-politics = Siyasi düşünce
breach-special-belief = Din, mezhep veya inanç
breach-special-dress = Kılık ve kıyafet
breach-special-association = Dernek ve vakıf üyeliği
breach-special-union = Sendika üyeliği
breach-special-health = Sağlık
breach-special-sexual-life = Cinsel hayat
breach-special-criminal = Ceza mahkûmiyeti
breach-special-biometric = Biyometrik veri
breach-special-genetic = Genetik veri
breach-group-users = Ziyaretçiler ve kullanıcılar
breach-group-customers = Müşteriler
breach-group-members = Üyeler ve aboneler
breach-group-employees = Çalışanlar
breach-group-patients = Hastalar
breach-group-children = Çocuklar
breach-group-vulnerable = Korunmaya muhtaç diğer kişiler
breach-group-others = Diğerleri

## Who was told

breach-told = Kime bildirildi
breach-told-none = Henüz kimseye bildirilmedi.
breach-told-lead = Makamın kendi yoluyla bildirin, sonra buraya not edin. Şu anki bilgiler değiştirilemez biçimde saklanır.
breach-told-law = Yasa
breach-told-to = Kime
breach-told-at = Ne zaman
breach-told-at-hint = Boşsa şimdi sayılır.
breach-told-phase = Aşama
breach-told-channel = Hangi yolla
breach-told-persons = Kaç kişi
breach-told-persons-hint = Kişilere bildirimde zorunludur; yol da öyle.
breach-told-reference = Başvuru numarası
breach-told-reason = Geç kaldıysa: neden
breach-told-note = Not et
breach-told-held = O anki bilgiler
breach-phase-initial = İlk bildirim
breach-phase-follow-up = Takip bildirimi
breach-phase-final = Son bildirim
breach-channel-chat = sohbette
breach-channel-letter = mektupla
breach-channel-email = e-postayla
breach-channel-phone = telefonla
breach-channel-portal = kurumun portalı veya formu üzerinden
breach-channel-public = kamuya açık olarak

## The affected

breach-affected = Kimler etkilendi
breach-affected-lead = Parlour, nelerin saklandığına ve kimin gördüğüne göre bulur. Herkes için boş bırakın.
breach-affected-purposes = Şu amaçla saklanan veriler
breach-affected-members = Görenler
breach-affected-from = Başlangıç
breach-affected-until = Bitiş
breach-affected-find = Listeye ekle
breach-affected-csv = Liste (tablo)
breach-message = Sohbette bildir
breach-message-lead = Ne olduğunu, hangi verilerin etkilendiğini, olası sonuçları, ne yaptığınızı, kişilerin ne yapabileceğini ve kime sorabileceklerini açıkça yazın. Herkes kendi dilinde alır. Sohbeti size açık olmayanlara tabloyla mektup yazın.
breach-message-text = Metin: { $language }
breach-message-send = Henüz bildirilmeyen herkese gönder

## Dates

breach-dates = Seyir
breach-date-opened = Kaydedildi
breach-date-aware = Öğrenildi
breach-date-ended = Sonuçlandı

## Numbers

breach-left-count =
    { $count ->
        [one] { $count } saat kaldı
       *[other] { $count } saat kaldı
    }
breach-over-count =
    { $count ->
        [one] { $count } saat gecikti
       *[other] { $count } saat gecikti
    }
breach-listed-count =
    { $count ->
        [one] Listede { $count } kişi var.
       *[other] Listede { $count } kişi var.
    }
breach-told-count =
    { $count ->
        [one] { $count } kişi
       *[other] { $count } kişi
    }
breach-reached-count =
    { $count ->
        [one] { $count } kişiye sohbette bildirildi.
       *[other] { $count } kişiye sohbette bildirildi.
    }

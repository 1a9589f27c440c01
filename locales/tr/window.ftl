## The chat window

window-title = Sohbet
window-title-of = Sohbet: { $organisation }
window-machine = Ekibimizden biri katılana kadar burada bir yazılım yanıt verir.
window-person = Şu anda ekibimizden biri yanıt veriyor.
window-skip = Mesaj kutusuna geç
window-messages-label = Mesajlar
window-input-label = Mesajınız
window-input-placeholder = Bir mesaj yazın…
window-input-blocked = Lütfen önce yukarıdaki soruyu yanıtlayın.
window-answer-for = Amaç: { $purpose }
window-optional = İsteğe bağlı. Atlamak için “-” yazın.
window-skip-answer = Atla
window-send = Gönder
window-choices-label = Seçenekler
window-typing = yazıyor…
window-language = Dil seçin
window-close = Sohbeti kapat
window-back = Sohbete dön

## The menu; its four entries are always there

window-menu = Menü
window-menu-close = Menüyü kapat
window-menu-notice = Aydınlatma metni
window-menu-imprint = Künye
window-menu-data = Verilerim
window-menu-erase = Verilerimi sil
window-opens-new-tab = yeni sekmede açılır

## Who speaks, and when

window-author-you = Siz
window-author-bot = Bot
window-author-member = Yetkili
window-author-system = Bilgi
window-today = Bugün
window-yesterday = Dün
window-just-now = az önce
window-sent-at = Gönderildi: { $time }
window-sealed = Şu amaç için mühürlü: { $purpose }
window-deleted = Bu mesaj silindi.
window-new-messages = Yeni mesajlar

## Connection

window-connecting = Bağlanılıyor…
window-connected = Bağlandı
window-offline = Bağlantı yok. Yazdıklarınız bağlantı gelir gelmez gönderilir.
window-reconnecting = Yeniden bağlanılıyor…
window-sending = Gönderiliyor…
window-sent = Gönderildi
window-not-sent = Gönderilemedi.
window-retry = Yeniden dene
window-closed = Bu görüşme kapandı. Başka bir şeye ihtiyacınız olursa yazın.
window-closed-short = Bu görüşme kapandı.
window-start-again = Yeni görüşme başlat

## The privacy notice

window-notice-title = Aydınlatma metni
window-notice-read = Metnin tamamını oku
window-notice-fold = Metni daralt
window-notice-changed = Aydınlatma metni değişti. Lütfen okuyup yeniden karar verin.

## The consent card; both buttons look the same

window-consent-title = Kararınız
window-consent-agree = Evet, rıza veriyorum
window-consent-refuse = Hayır, rıza vermiyorum
window-consent-free = Hayır demenin olumsuz bir sonucu yoktur; evet derseniz rızanızı istediğiniz zaman geri alabilirsiniz.
window-consents-title = Kararlarınız
window-consents-lead = Her biri tek başına geçerlidir ve her birini ayrı ayrı geri alabilirsiniz.
window-consents-all = Hepsini birden yanıtlayın
window-consents-agree = Evet, hepsine rıza veriyorum
window-consents-refuse = Hayır, hiçbirine rıza vermiyorum
window-consent-refused = Rıza vermediniz. Bununla ilgili hiçbir şey saklanmadı.
window-consent-given = Rıza verdiniz. Bunu “Verilerim” bölümünde istediğiniz zaman geri alabilirsiniz.
window-consent-given-for = Rıza verdiniz: { $purpose }
window-consent-refused-for = Rıza vermediniz: { $purpose }
window-consent-withdrawn-for = Rızanızı geri aldınız: { $purpose }
window-consent-none-for = Henüz karar verilmedi: { $purpose }
window-health-warning = Özel nitelikli veriler

## My data

window-data-title = Verilerim
window-data-lead = Burada sizinle ilgili saklanan her şey budur.
window-data-subject = Tanımlayıcınız (rastgele bir sayı):
window-data-none = Sizinle ilgili saklanan bir bilgi yok.
window-data-what = Ne
window-data-why = Ne için
window-data-since = Ne zamandan beri
window-data-until = Ne kadar süreyle
window-data-until-date = Saklama süresinin sonu: { $date }.
window-data-until-event = siz rızanızı geri alana veya verileri silene kadar
window-data-fields = Bilgileriniz
window-data-messages = Mesajlarınız
window-data-messages-none = Saklanan bir mesajınız yok.
window-data-consents = Verdiğiniz rızalar
window-data-consents-none = Sizden henüz rıza istenmedi.
window-data-requests = Talepleriniz
window-data-recipients = Veriler kime aktarılıyor
window-data-recipients-none = Bizden başka kimseye
window-data-private = Gizli: bunu yalnızca siz okuyabilirsiniz. Rıza vermezseniz son mesajınızdan 24 saat sonra yok edilir.
window-data-readable = Okuyabilen: { $organisation }
window-data-correct = Düzelt
window-data-save = Kaydet
window-data-cancel = Vazgeç
window-data-saved = Düzeltildi.
window-data-delete-message = Mesajı sil
window-data-withdraw = Geri al
window-data-withdraw-for = Rızayı geri al: { $purpose }
window-data-withdrawn = Rızanız geri alındı. Anahtar yok edildi; bunu artık sizden başka kimse okuyamaz. 24 saat sonra silinir.
window-data-download = İndir
window-data-file = İndir ({ $kind })
window-data-receipt = Makbuz (JSON-LD)
window-data-erase = Her şeyi sil
window-data-loading = Verileriniz yükleniyor…
window-state-given = Verildi
window-state-refused = Verilmedi
window-state-withdrawn = Geri alındı
window-state-none = Sorulmadı
window-field-name = Ad
window-field-phone = Telefon
window-field-email = E-posta
window-field-concern = Konu
window-field-call-at = İstenen saat
window-field-rating = Değerlendirme
window-field-comment = Yorum

## Erasing

window-erase-title = Tüm verileriniz silinsin mi?
window-erase-text = Anahtarlarınız, mesajlarınız ve bilgileriniz hemen ve kalıcı olarak yok edilir. Kimse geri getiremez.
window-erase-confirm = Evet, her şeyi sil
window-erase-keep = Hayır, kalsın
window-erasing = Siliniyor…
window-erased-title = Verileriniz silindi
window-erased-text = Sonrasında bir kez daha baktık: hiçbir şey kalmadı.
window-erased-closed = Bu pencereyi kapatabilirsiniz.

## Receipts

window-receipt-title = İşlem belgeniz
window-receipt-text = Bu belge neyin ne zaman yapıldığını kanıtlar. Sizinle ilgili bilgi içermez.
window-receipt-keep = İndirip saklayın. İşlemin yapıldığı sonradan yalnızca bu belgeyle doğrulanabilir.
window-receipt-number = Numara
window-receipt-what = Yapılan işlem
window-receipt-at = Tarih ve saat
window-receipt-download = Belgeyi indir
window-receipt-copy = Belgeyi kopyala
window-copied = Kopyalandı

## What went wrong

window-error-general = İşlem tamamlanamadı. Lütfen yeniden deneyin.
window-error-ended = Ziyaretiniz sona erdi ve verileri yok edildi. Yeniden başlayabilirsiniz.
window-error-too-long = Bu mesaj çok uzun. Lütfen kısaltın.
window-error-too-fast = Çok hızlı oldu. Lütfen biraz bekleyin.
window-error-site = Bu sohbet bu sayfada açılamaz.
window-error-script = Sohbet için JavaScript gerekir. Bize künyedeki bilgilerle de ulaşabilirsiniz.
window-storage-blocked = Tarayıcınız burada hiçbir şey saklamıyor. Sayfadan ayrılınca sohbet biter.

## Lines, files, sound

window-waits = Bağlantı bekleniyor
window-edited = düzenlendi
window-attach = Görsel veya PDF ekle
window-attach-drop = Görselleri veya PDF dosyalarını buraya bırakın
window-attach-type = “{ $name }” gönderilemez. Görseller (JPEG, PNG, WebP, GIF) ve PDF dosyaları gönderilebilir.
window-attach-large = “{ $name }” çok büyük. Sınır: { $size }.
window-attach-failed = “{ $name }” gönderilemedi.
window-attach-cancel = İptal et: { $name }
window-attach-remove = Gizle: { $name }
window-file-open = Görseli aç: { $name }
window-file-download = İndir: { $name }
window-file-delete = Sil: { $name }
window-emoji = Emoji
window-menu-transcript = Görüşmeyi kaydet
window-menu-print = Görüşmeyi yazdır
window-menu-sound = Yeni mesajlarda ses

## What happens to it: unfolds in the consent card

window-happens = Verilerime ne olacak?
window-happens-what = Ne
window-happens-why = Ne için
window-happens-who = Kim okur
window-happens-long = Ne kadar süre
window-happens-back = Nasıl geri alınır
window-happens-what-callback = Telefon numaranız ve söylerseniz adınız.
window-happens-what-conversation = Buraya şimdiye kadar yazdıklarınız ve bundan sonra yazacaklarınız.
window-happens-what-health = Sonraki adımda sağlığınız hakkında anlatacaklarınız.
window-happens-what-lead = Sonraki adımlarda teklif için vereceğiniz bilgiler.
window-happens-what-marketing = E-posta adresiniz.
window-happens-what-other = Yalnızca bundan sonra size sorulacak bilgiler.
window-happens-back-text = Menüdeki “Verilerim” bölümünden tek tıkla. Anahtar hemen, veriler 24 saat sonra yok edilir.

## Cards: let in, call back, rating, closed

window-let-in-title = Ekibimizden biri okuyabilir mi?
window-call-back-lead = Şu anda kimse yok. Sizi sonra arayabiliriz.
window-call-back-offer = Numara bırak
window-call-back-dismiss = Hayır, teşekkürler
window-call-back-title = Sizi arayalım
window-call-back-name = Ad (isteğe bağlı)
window-call-back-when = Sizin için ne zaman uygun?
window-call-back-any = Fark etmez
window-call-back-send = Aranmak istiyorum
window-call-back-done = Teşekkürler! Sizi arayacağız. Numaranızı “Verilerim” bölümünde görebilir ve silebilirsiniz.
window-call-back-refused = Tamam, hiçbir şey kaydedilmedi. Buraya yazabilirsiniz; döndüğümüzde hemen yanıtlarız.
window-rating-title = Nasıl buldunuz?
window-rating-5 = Çok iyi
window-rating-4 = İyi
window-rating-3 = Orta
window-rating-2 = Pek iyi değil
window-rating-1 = Kötü
window-rating-comment = Eklemek istediğiniz bir şey var mı? (isteğe bağlı)
window-rating-send = Değerlendirmeyi gönder
window-rating-skip = Atla
window-write-again = Yeni mesaj yaz
window-transcript = Görüşmeyi kaydet
window-print = Yazdır

## My data: since when, until when, who; and the private link

window-data-purposes = Ne için ve ne kadar süre
window-data-until-day = { $date } tarihine kadar
window-data-readers = Kimler okudu
window-data-readers-none = Verilerinizi kimse okumadı.
window-data-read-conversation = görüşmeyi okudu
window-data-read-contact = bilgilerinizi gördü
window-data-notes = Ekibimizin sizinle ilgili notları
window-role-owner = Yönetim
window-role-agent = Müşteri hizmetleri
window-role-marketing = Pazarlama
window-role-auditor = Denetim
window-role-privacy-officer = Veri koruma
window-role-api-token = Bizim bir programımız
window-role-former = Artık burada çalışmıyor
window-link-title = Özel bağlantı
window-link-text = Verileriniz saklandığı sürece, daha sonra ve başka bir cihazdan da onlara dönmenizi sağlar.
window-link-make = Özel bağlantımı göster
window-link-label = Özel bağlantınız
window-link-warning = Bu bağlantıya sahip olan herkes verilerinizi okuyabilir ve silebilir. Onu bir anahtar gibi saklayın.
window-link-copy = Bağlantıyı kopyala

## The window's panel of one's own data

window-data-held = Rızanızı geri alsanız veya sildirseniz bile { $date } tarihine kadar yasal olarak saklanır: { $what }. O durumda yalnızca gizlilikten sorumlu kişiler okuyabilir.
window-data-held-all = tümü
window-data-restricted = Verileriniz kısıtlandı: saklanır, burada kimse okumaz.

## What the visitor has asked for under the law

window-rights-title = Haklarınız
window-rights-lead = Sistemin yapabildikleri hemen yapılır. Kalanlar, en geç yanıt tarihiyle birlikte insanlara iletilir.
window-rights-rectification = Düzeltme isteyin
window-rights-what = Ne yanlış ve doğrusu nedir?
window-rights-restriction = Saklansın ama okunmasın isteyin
window-rights-by = En geç { $date } tarihinde yanıt
window-rights-take-back = Geri çek
window-rights-none = Henüz bir başvurunuz yok.
window-rights-kind-access = Bilgi edinme
window-rights-kind-rectification = Düzeltme
window-rights-kind-erasure = Silme
window-rights-kind-portability = Veri taşınabilirliği
window-rights-kind-restriction = Kısıtlama
window-rights-kind-objection = İtiraz
window-rights-kind-withdrawal = Rızanın geri alınması
window-rights-state-open = Yanıt bekliyor
window-rights-state-extended = Süre uzatıldı
window-rights-state-fulfilled = Yerine getirildi
window-rights-state-refused = Reddedildi
window-rights-state-withdrawn = Geri çekildi
window-confirm-title = Bir tıklama daha
window-confirm-sent = { $address } adresine bir e-posta gönderdik. Lütfen orada doğrulayın. O zamana kadar adresi sizden başka kimse okuyamaz; tıklanmazsa 24 saat sonra silinir.
window-confirm-not-sent = { $address } adresine e-posta şu anda gönderilemedi. Hiçbir şey kaybolmadı: lütfen yeniden gönderilmesini isteyin.
window-confirm-again = Yeniden gönder
window-confirm-withdraw = Hayır, geri al
window-confirm-resent = Yeniden gönderildi.
window-state-pending = E-postadaki tıklamanızı bekliyor

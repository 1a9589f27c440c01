## Passkeys: one's own, and signing in with them

console-passkeys-title = Geçiş anahtarları
console-passkeys-about = Geçiş anahtarını cihazlarınızdan biri sizin için saklar. Parmak izi, yüz veya PIN ile açılır, tahmin edilemez ve yalnızca bu adreste geçerlidir.
console-passkeys-unavailable = Bu adreste geçiş anahtarı kullanılamaz: tarayıcılar onu yalnızca bir ad altında ve HTTPS üzerinden sunar. Parlour'un çalıştığı bilgisayarda localhost da olur.
console-passkeys-used = Son kullanım
console-passkeys-never = henüz hiç
console-passkeys-added = Eklendi
console-passkeys-alone = Parola olmadan giriş için yeterli
console-passkeys-second = Paroladan sonraki ikinci adım: bu cihaz anahtarlarınızı açamıyor
console-passkeys-change = Değiştir
console-passkeys-rename = Yeniden adlandır
console-passkeys-remove = Kaldır
console-passkeys-remove-hint = Başka yerlerdeki oturumlarınız kapatılır. Geçiş anahtarını cihazdan da silin.
console-passkey-add = Geçiş anahtarı ekle
console-passkey-name = Ad
console-passkey-name-hint = Cihazı neyle tanıdığınız, örneğin “dizüstü” veya “anahtarlık”.
console-passkey-new-lead = Ona bir ad verin, sonra tarayıcınızı izleyin.
console-passkey-create = Geçiş anahtarını oluştur
console-passkey-two-kinds = Bazı cihazlar anahtarlarınızı açabilir: o zaman geçiş anahtarı giriş için yeterlidir. Ötekilerde kodun yerini alır, parolanızı yazmaya devam edersiniz. Hangisi olduğunu ekledikten sonra görürsünüz.
console-passkey-no-script = Bunun için geçiş anahtarlarını tanıyan ve JavaScript'i açık bir tarayıcı gerekir.
console-passkey-cancelled = Olmadı: iptal edildi, çok uzun sürdü ya da uygun bir geçiş anahtarı yoktu.
console-passkey-known = Bu cihazda zaten bir geçiş anahtarınız var.
console-sign-in-passkey = Geçiş anahtarıyla giriş yap
console-sign-in-passkey-failed = Bu geçiş anahtarı kabul edilmedi. Lütfen yeniden deneyin veya parolanızla giriş yapın.
console-step-passkey = Onun yerine geçiş anahtarı kullan
console-signing-in-totp-none = Doğrulama uygulaması kurulu değil; ikinci adımınız bir geçiş anahtarı.
console-members-passkeys-count =
    { $count ->
        [one] { $count } geçiş anahtarı
       *[other] { $count } geçiş anahtarı
    }
problem-passkeys-unavailable-title = Bu adreste geçiş anahtarı yok
problem-passkeys-unavailable-detail = Tarayıcılar geçiş anahtarlarını yalnızca bir ad altında ve HTTPS üzerinden sunar. Lütfen Parlour'un kurulduğu adresi kullanın.
problem-passkey-refused-title = Geçiş anahtarı kabul edilmedi
problem-passkey-refused-detail = Belki beş dakikadan uzun sürdü ya da başka bir sayfada oluşturuldu. Lütfen yeniden deneyin.
problem-password-needed-title = Bu geçiş anahtarı ikinci adımdır
problem-password-needed-detail = Anahtarlarınızı açamıyor. Lütfen önce e-posta adresinizi ve parolanızı girin; sonra kodun yerini alır.
problem-too-many-passkeys-title = Zaten on geçiş anahtarınız var
problem-too-many-passkeys-detail = Daha fazlası olamaz. Lütfen artık kullanmadığınız birini kaldırın.
problem-last-second-step-title = Bu, tek ikinci adımınız
problem-last-second-step-detail = Kuruluşunuz bir ikinci adım istiyor. Lütfen önce bir doğrulama uygulaması ya da başka bir geçiş anahtarı kurun.

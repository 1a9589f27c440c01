# İşletim sayfası.

console-operator-title = İşletim
console-operator-lead = Kuruluşlar, boyutlar, durum ve sürümler. İçeriği burada kimse göremez: anahtarı yoktur.
console-operator-door = Bu sayfayı, sunucuda şu komutun yazdığı kod açar:
console-operator-code = Kod
console-operator-open = Aç
console-operator-wrong = Bu kod geçersiz ya da süresi dolmuş. Yeni bir kod alın.
console-operator-leave = Sayfayı kapat
console-operator-version = Sürüm
console-operator-database = Veritabanı
console-operator-swept = Süresi dolan veriler en son yok edildi
console-operator-not-swept = başlangıçtan beri henüz değil
console-operator-empty = Henüz kuruluş yok.
console-operator-members = Üyeler
console-operator-sites = Siteler
console-operator-subjects = İlgili kişiler
console-operator-messages = Mesajlar
console-operator-entries = Kayıt defterindeki kayıtlar
console-operator-sockets = Bağlı
console-operator-signs = Kayıt defteri imzalanıyor.
console-operator-signs-not = İmza anahtarı açılmıyor: bu başka bir sunucu anahtarı.
console-operator-recovery = Kurtarma anahtarı onaylandı.
console-operator-recovery-not = Kurtarma anahtarı onaylanmadı.
console-operator-migration-count =
    { $count ->
        [one] bir geçiş
       *[other] { $count } geçiş
    }

## The console's page of security events

console-security-title = Güvenlik
console-security-text = Son bir güne ait başarısız oturum açmalar, ulaşılan sınırlar ve uyarılar.
console-security-words = güvenlik saldırı parola başarısız oturum açma sınır uyarı ihlal aşırı yük
console-security-lead = Sunucunun bir gün içinde fark ettikleri. Bunlar yalnızca sayılardır: adres, cihaz veya hesap saklanmaz.
console-security-drafts = Değerlendirilmesi gerekenler
console-security-no-drafts = Sunucu, birinin değerlendirmesini gerektiren bir şey fark etmedi.
console-security-signal = Fark edilen
console-security-at = Zaman
console-security-hours = Son 24 saat
console-security-hours-lead = Sayım yalnızca bellekte tutulur; sunucu yeniden başladığında baştan başlar.
console-security-quiet = Son 24 saatte dikkat çeken bir şey olmadı.
console-security-from = Saat başlangıcı
console-security-sign-ins = Yanlış parola veya kodlar
console-security-too-fast = Çok sık çağrılar
console-security-arrivals = Geri çevrilen ziyaretler
console-security-work = Hesap yapması istenen ziyaretler

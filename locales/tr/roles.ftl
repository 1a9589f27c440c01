console-permission-conversations-read = Görüşmeleri okumak
console-permission-conversations-answer = Görüşmelere yanıt vermek
console-permission-conversations-delete = Görüşmeleri silmek
console-permission-contacts-read = Kişileri okumak
console-permission-contacts-export = Kişileri dışa aktarmak
console-permission-contacts-import = Kişileri içe aktarmak
console-permission-canned-write = Hazır yanıtlar yazmak
console-permission-subjects-erase = İstek üzerine kişileri silmek
console-permission-flows-read = Akışları görmek
console-permission-flows-publish = Akışları yayımlamak
console-permission-ledger-read = Kayıt defterini okumak
console-permission-overview-read = Genel bakışı görmek
console-permission-sites-read = Sitelerin ayarlarını görmek
console-permission-teams-manage = Ekipleri yönetmek
console-permission-members-manage = Üyeleri yönetmek
console-permission-roles-manage = Kuruluşun rollerini yönetmek
console-permission-organisation-manage = Kuruluşu ve kurtarma anahtarını yönetmek
console-permission-sites-write = Siteleri kurmak
console-permission-privacy-read = Gizlilik masasını görmek
console-permission-purposes-write = Amaçları ve metinleri değiştirmek
console-permission-requests-handle = Başvuruları yürütmek
console-permission-retention-write = Saklama sürelerini değiştirmek
console-permission-holds-write = Silme engeli koymak
console-permission-breaches-handle = Veri ihlallerini yürütmek
console-permission-recipients-write = Alıcıları kaydetmek
console-permission-agreements-sign = Sözleşmeleri imzalamak
console-roles-title = Roller ve yetkiler
console-roles-lead = Kim neyi yapabilir, kim neyi okur. Bir rol okumadığı şeyin anahtarını almaz: yasak değil, olanaksızdır.
console-roles-matrix = Rollerin karşılaştırması
console-roles-right = Yetki
console-roles-reads = Okur: { $purpose }
console-roles-pair-hold = Silme engelinin sakladığı
console-roles-pair-privacy = Kısıtlanmış veriler ve başvuru metinleri
console-roles-yes = evet
console-roles-no = hayır
console-roles-export = Tablo olarak indir (CSV)
console-roles-own = Kendi rolleriniz
console-roles-own-none = Henüz yok. Çoğu kuruluşa hazır altı rol yeter.
console-roles-new = Yeni rol
console-roles-name = Ad
console-roles-name-hint = Küçük harfler (Türkçe harfler olmadan), rakamlar ve kısa çizgiler, örneğin resepsiyon.
console-roles-permissions = Rol neleri yapabilir
console-roles-purposes = Rol neleri okur
console-roles-make = Rolü oluştur
console-roles-save = Değişiklikleri kaydet
console-roles-delete = Rolü sil
console-roles-members =
    { $count ->
         [one] { $count } üye
       *[other] { $count } üye
    }
console-settings-roles-text = Kim neyi yapabilir ve okur, tek sayfada; ve kendi rolleriniz.
console-settings-roles-words = rol yetki matris erişim okuma
console-member-title = Üye
console-member-back = Üyeler
console-member-suspended = Askıda
console-member-holds = Anahtarını taşıdıkları
console-member-holds-none = Hiçbiri: içerik okumaz.
console-member-last-read = İçeriği son okuma
console-member-never = henüz hiç
console-member-waits = Anahtar beklediği
console-member-hand-over = Anahtarları devret
console-member-hand-over-hint = Kendinizde olanı devredersiniz.
console-member-role-title = Başka rol
console-member-role-hint = Hemen geçerli olur. Açık oturumlar sona erer, anahtarlar devredilir veya alınır.
console-member-role-save = Rolü değiştir
console-member-suspend-title = Erişimi askıya al
console-member-suspend-hint = Bir süreliğine: siz yeniden açana kadar kimse bu hesapla oturum açamaz.
console-member-suspend = Askıya al
console-member-restore = Yeniden aç
console-member-remove-title = Üyeyi çıkar
console-member-remove-hint = Oturumlar hemen sona erer, tüm anahtarlar alınır ve yenilenir. Açık görüşmeler başka birini bekler. Bu üyenin yazdıkları adıyla kalır. Daha önce okuyabildiklerini kopyalamış olabilir; bunu kimse geri alamaz.
console-member-remove = Kalıcı olarak çıkar
console-member-left = { $name } çıkarıldı.
console-member-left-held = Alındı ve yenilendi: { $purposes }.
console-member-left-exposed =
    { $count ->
         [one] Ziyaretçilere ait bir anahtar hâlâ yenileniyor.
       *[other] Ziyaretçilere ait { $count } anahtar hâlâ yenileniyor.
    }
console-permission-registers-read = Önlem kayıtlarını görmek
console-permission-registers-write = Önlem kayıtlarını tutmak

problem-period-refused-title = Bu süreye izin verilmiyor
problem-period-refused-detail = Belirtilen en kısa ve en uzun süre arasında bir süre seçin. Hiçbir şey değiştirilmedi.
console-retention-title = Saklama
console-retention-lead = Neyin ne kadar saklandığı, sırada neyin yok edileceği ve neyin yok edildiği. Son etkinlik esas alınır; süren bir görüşmeyi kimse kaybetmez.
console-retention-rules = Kurallar
console-retention-what = Ne
console-retention-how-long = Ne kadar
console-retention-source = Dayanağı
console-retention-in-months = ay olarak
console-retention-save = Kaydet
console-retention-own = Tek bir amaç için ayrı süre
console-retention-active = Görüşme sürdükçe
console-retention-active-why = Hizmet sürdükçe kalır. Yalnızca aşağıdaki üst sınırlar daha önce devreye girer.
console-retention-inactive = Hareketsiz görüşmeler
console-retention-inactive-why = Son etkinlikten sayılır. Sonra kişiyle ilgili her şey yok edilir.
console-retention-content = Söylenen ve bildirilenler, en fazla
console-retention-content-why = Kendi zamanından sayılır; görüşme sürse de.
console-retention-special = Sağlık gibi özel nitelikli veriler, en fazla
console-retention-special-why = Bildirildiği andan sayılır. Daha uzun saklamanız gerekenleri önceden kendi kayıtlarınıza aktarın.
console-retention-ungranted = Kimseye izin verilmeyenler
console-retention-ungranted-why = Son etkinlikten sayılır. Bunu yalnızca ziyaretçi okuyabiliyordu.
console-retention-withdrawn = Geri çekilenler
console-retention-withdrawn-why = Geri çekmeden sayılır. O zamana dek yalnızca ziyaretçi okur.
console-retention-evidence = Silinenlerin rıza kanıtları
console-retention-evidence-why = Silmeden sayılır. Sonra kayıtlar metinlerini yitirir; defter doğrulanabilir kalır.
console-retention-objections = İtiraz eden adreslerin özetleri
console-retention-objections-why = İtirazdan sayılır. Eski listelere yeniden yazılmasını önler.
console-retention-destruction-records = Yok etme kayıtları
console-retention-destruction-records-why = Yok etmeden sayılır. Kimsenin adını içermez.
console-retention-destruction-interval = İki yok etme arasındaki en uzun süre
console-retention-destruction-interval-why = Parlour her gün yok eder. Bu süre boyunca yapmazsa uyarır.
console-retention-asked = Talep üzerine
console-retention-own-end = Kendi gününde biter
console-retention-preview = Sonraki yok etmede silinecekler
console-retention-last = Son yok etme
console-retention-next = Sonraki yok etme
console-retention-never = henüz yok
console-retention-nothing = Süresi dolan bir şey yok.
console-retention-rule = Kural
console-retention-of = Tür
console-retention-count = Sayı
console-retention-earliest = Şu tarihten beri
console-retention-of-conversations = görüşmeler
console-retention-of-subjects = içe aktarılan kişiler
console-retention-of-messages = mesajlar
console-retention-of-fields = iletişim bilgileri
console-retention-of-generations = geri çekilen veya özel içerik
console-retention-of-erased = silinenlere ait kanıtlar
console-retention-of-records = kayıtlar
console-retention-of-holds = hukuki saklamalar
console-retention-of-consents = rızalar
console-retention-of-invitations = davetler
console-retention-of-requests = yanıtlanmış başvurular
console-retention-records = Şimdiye dek yok edilenler
console-retention-records-lead = Her kayıt defterdeki girdilerle kanıtlıdır ve kimsenin adını içermez.
console-retention-export = CSV olarak dışa aktar
console-retention-no-records = Henüz hiçbir şey yok edilmedi.
console-retention-when = Ne zaman
console-retention-rows = Satır
console-retention-entry = Defter girdisi
console-retention-late = Süresi dolanlar iki günden uzun süredir yok edilmedi. Lütfen bu kurulumu işletene haber verin.
console-retention-over = İki yok etme arasındaki en uzun süre aşıldı: yasaya uyulmuyor. Lütfen şimdi harekete geçin.
console-retention-while = sürdükçe
console-retention-bounds = { $least } – { $most }
console-retention-months-count =
    { $count ->
        [one] { $count } ay
       *[other] { $count } ay
    }
console-retention-hours-count =
    { $count ->
        [one] { $count } saat
       *[other] { $count } saat
    }

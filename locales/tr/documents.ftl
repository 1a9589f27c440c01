## Her belgede yer alanlar

document-missing = (tamamlanacak)
document-not-advice = Hukuki danışmanlık değildir. Parlour tarafından geçerli ayarlardan hazırlanmıştır.
document-source = sizden, sohbette
document-few = az
document-controller = Veri sorumlusu
document-processor = Veri işleyen
document-signed-by = İmzalayan
document-signed-role = Görevi
document-signed-at = Tarih, saat
document-signed-method = Onaylama yöntemi
document-signed-proof = Kayıt defterindeki kanıt

## Tek başına süreler

document-hour-count =
    { $count ->
        [one] { $count } saat
       *[other] { $count } saat
    }
document-day-count =
    { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }
document-working-day-count =
    { $count ->
        [one] { $count } iş günü
       *[other] { $count } iş günü
    }
document-month-count =
    { $count ->
        [one] { $count } ay
       *[other] { $count } ay
    }
document-year-count =
    { $count ->
        [one] { $count } yıl
       *[other] { $count } yıl
    }
document-kept-consent = onay geri alınana kadar, en çok son etkinlikten sonra { $period }
document-kept-otherwise = son etkinlikten sonra { $period }
document-kept-cap = { $kept }; toplanmasından sonra en çok { $cap }
document-changed = { $what }: { $new }, önceden { $old }
document-interval = kendiliğinden: günde bir kez, bekleyemeyecek olanlar her çeyrek saatte bir; izin verilen en uzun aralık: { $period }

## Saklama süreleri ve başlangıçları

document-rule-ungranted = Erişime açılmamış ziyaretler
document-rule-inactive = Görüşmeler, iletişim bilgileri ve dosyalar
document-rule-withdrawn = Onay geri alındıktan sonra içerik
document-rule-objections = İtiraz eden adreslerin anahtarlı özetleri
document-rule-destruction-records = İmha kayıtları
document-rule-destruction-interval = İmhalar arasındaki en uzun aralık
document-rule-content = İçerik, kendi oluşma anından itibaren
document-rule-special = Özel nitelikli veriler, kendi oluşma anından itibaren
document-rule-evidence = Silmeden sonra onay kanıtları
document-start-activity = son etkinlik
document-start-creation = oluşma
document-start-withdrawal = onayın geri alınması
document-start-objection = itiraz
document-start-destruction = imha
document-start-erasure = silme

## Maddeler

document-explicit-consent = Açık rıza

## Veri türleri ve ilgili kişiler

document-data-contact = İletişim bilgileri
document-data-contact-examples = ad, telefon numarası, e-posta adresi ve sohbette sorulan diğer bilgiler
document-data-communication = Yazışma
document-data-communication-examples = sohbetteki mesajlar, seçimler ve dosyalar; bunlara ilişkin notlar
document-data-health = Sağlık verileri
document-data-health-examples = kişinin kendi sağlığı hakkında anlattıkları
document-data-rating = Değerlendirmeler
document-data-rating-examples = kişinin görüşmeden ne kadar memnun kaldığı
document-data-record = Kayıtlar
document-data-record-examples = rastgele bir kimlik altında, zamanı ve diliyle birlikte onaylar, retler, geri almalar ve başvurular
document-data-other = Diğer bilgiler
document-data-other-examples = kuruluşun diğer amaçları için sorulanlar
document-group-visitors = internet sitesi ziyaretçileri
document-group-customers = müşteriler ve teklifle ilgilenenler
document-group-members = sohbeti yürüten çalışanlar

## Kayıt ortamları

document-medium-database = Veri tabanı
document-medium-database-text = Kurulumun SQLite dosyası veya PostgreSQL veri tabanı. İçerik burada yalnızca şifreli durur; zamanlar, durumlar ve rastgele kimlikler açıktır.
document-medium-key = Sunucu anahtarı
document-medium-key-text = Veri tabanının yanında, yalnızca hizmetin okuyabildiği dosya. Üye hesaplarını açar, ziyaretçilerin içeriğini açmaz.
document-medium-tab = Tarayıcı sekmesinin deposu
document-medium-tab-text = Ziyaretçinin cihazında kendi görüşmesinin erişim kodu, sekme kapanana kadar.

## Haklar

document-right-access = Bilgi alma
document-right-access-text = Verilerinizin işlenip işlenmediğini, hangilerinin ne için işlendiğini ve kime aktarıldığını öğrenir, bir kopyasını alırsınız.
document-right-rectification = Düzeltme
document-right-rectification-text = Yanlış verilerin düzeltilmesini, eksik olanların tamamlanmasını isteyebilirsiniz.
document-right-erasure = Silme ve yok etme
document-right-erasure-text = Bir kanun saklanmasını gerektirmedikçe verilerinizin silinmesini veya yok edilmesini isteyebilirsiniz.
document-right-told = Aktarılanlara bildirim
document-right-told-text = Verilerinizin aktarıldığı kişilere düzeltme ve silme bildirilir.
document-right-restriction = İşlemenin kısıtlanması
document-right-restriction-text = Örneğin doğruluğu incelenirken verilerin yalnızca saklanmasını isteyebilirsiniz.
document-right-portability = Veri taşınabilirliği
document-right-portability-text = Verilerinizi yaygın, makinece okunabilir bir biçimde alırsınız.
document-right-objection = İtiraz
document-right-objection-text = Meşru menfaate dayanan işlemeye itiraz edebilirsiniz; doğrudan pazarlamaya her zaman ve gerekçesiz.
document-right-automated = Otomatik kararlar
document-right-automated-text = Yalnızca otomatik analizle aleyhinize çıkan bir sonuca itiraz edebilirsiniz.
document-right-withdrawal = Rızanın geri alınması
document-right-withdrawal-text = Rızanızı her zaman, verdiğiniz kadar kolay geri alabilirsiniz. Öncesinde yapılanlar hukuka uygun kalır.
document-right-complaint = Şikâyet
document-right-complaint-text = Denetim makamına şikâyette bulunabilirsiniz.
document-right-compensation = Zararın giderilmesi
document-right-compensation-text = Hukuka aykırı işleme nedeniyle zarara uğrarsanız giderilmesini isteyebilirsiniz.

## Tedbirler: sistemin gerçekten yaptıkları

document-measure-sealed = İçeriğin şifrelenmesi
document-measure-sealed-text = Mesajlar, iletişim bilgileri, dosyalar ve notlar, her kişi ve amaç için ayrı rastgele bir anahtarla AES-256-GCM ile şifrelenir.
document-measure-grant = Anahtar olarak izin
document-measure-grant-text = Kuruluş bir amacın anahtarını ancak rıza veya başka bir hukuki sebeple alır. Geri alma anahtarı yok eder.
document-measure-holders = Anahtarlar yalnızca kimlik bilgisiyle
document-measure-holders-text = Anahtarlar okumaya yetkili olanların kimlik bilgilerine bağlıdır. Sunucu anahtarıyla birlikte bütün veri dizini ziyaretçi içeriğini açmaz.
document-measure-two-step = İki adımlı giriş
document-measure-two-step-text = Üyeler parola (Argon2id) ve tek kullanımlık kodla giriş yapar.
document-measure-guesses = Yavaşlatılan denemeler
document-measure-guesses-text = Başarısız girişler hesap ve adrese göre yavaşlatılır.
document-measure-isolation = Kuruluşların ayrılması
document-measure-isolation-text = Her sorgu kendi kuruluşunu belirtir. Başka bir kuruluşun verileri bulunamaz.
document-measure-ledger = Değişikliği belli eden kayıt defteri
document-measure-ledger-text = Her işlem kendi işlem kaydı içinde, kişisel veri olmadan bir Merkle ağacına girdi bırakır. Değişiklikler başka yerde saklanan bir kontrol noktasıyla anlaşılır.
document-measure-showing = Okumanın kaydı
document-measure-showing-text = Bir görüşmenin oturumdaki ilk açılışı metin gösterilmeden kaydedilir. İlgili kişi hangi rolde ve ne zaman okunduğunu görür.
document-measure-files = Denetlenen dosyalar
document-measure-files-text = Dosyalar içeriklerine göre denetlenir, gizli bilgilerden arındırılır ve şifreli saklanır.
document-measure-quiet = İki tıklama, üçüncü taraf yok
document-measure-quiet-text = İkinci tıklamadan önce hiçbir şey yüklenmez ve saklanmaz. Sonrasında sohbet penceresi yalnızca bu sunucudan yüklenir.
document-measure-logs = Sistem günlüklerinde kişisel veri yok
document-measure-logs-text = Sistem günlükleri ve hata iletileri içerik, iletişim bilgisi veya anahtar içermez.
document-measure-roles = Yetki matrisi
document-measure-roles-text = Roller kimin neye yetkili olduğunu ve hangi amaçları okuyabildiğini belirler. Amacın anahtarı olmayan onu okuyamaz.
document-measure-proof = Rızanın kanıtı
document-measure-proof-text = Aydınlatma ve rıza metni sürümü, dili ve zamanıyla kelimesi kelimesine saklanır. Kuruluştan kimse sohbette ziyaretçi adına rıza veremez.
document-measure-keys-first = Önce anahtarlar, sonra veriler
document-measure-keys-first-text = Silme, kişinin bütün anahtarlarını yok eder, kayıtları siler ve yeniden okur; ancak hiçbir şey bulunmazsa tamamlanmış sayılır.
document-measure-scrub = Temizlenen depolama
document-measure-scrub-text = Silinenler veri tabanında üzerine yazılarak veya sayfalarından çıkarılarak, yazma günlüğü dâhil, temizlenir.
document-measure-sweep = Kendiliğinden imha
document-measure-sweep-text = Süresi dolanlar kendiliğinden imha edilir. Her imha, kişisel veri içermeyen bir kayıt bırakır.

## Konsoldaki sayfa

console-documents-title = Belgeler
console-documents-lead = Her belge, sohbetin çalıştığı aynı amaç, alıcı ve sürelerden hazırlanır. Onları değiştirdiğinizde belge de değişir.
console-documents-advice = Bu hukuki danışmanlık değildir. Metinleri inceletin; hukuk danışmanınız bunların yerine kendi metinlerini koyabilir.
console-documents-missing = Kuruluşunuza ait bazı bilgiler henüz eksik; yerlerinde “(tamamlanacak)” yazar.
console-documents-about = Ne için
console-documents-list = Bütün belgeler
console-documents-language = Belgenin dili
console-documents-format = Biçim
console-documents-pdf = PDF
console-documents-html = Web sayfası (HTML)
console-documents-download = İndir
console-documents-back = Bütün belgeler
console-documents-copy-hint = Bu HTML metnini gizlilik politikanıza kopyalayın. Biçim taşımaz, sayfanızınkini alır.
console-documents-name-privacy-passage = Gizlilik politikası bölümü
console-documents-text-privacy-passage = Sitenize eklemek için: kim neyi ne amaçla işler, hangi haklar vardır.
console-documents-name-processing-record = İşleme faaliyetleri kaydı
console-documents-text-processing-record = Veri sorumlusu olarak sizin, veri işleyen olarak işletmecinin için (GDPR m. 30).
console-documents-name-verbis = VERBİS kaydı
console-documents-text-verbis = Veri Sorumluları Siciline girilecek alanlar (KVKK m. 16).
console-documents-name-destruction-policy = Saklama ve imha politikası
console-documents-text-destruction-policy = On zorunlu başlığıyla politika (Silme Yönetmeliği m. 6).
console-documents-name-processing-agreement = Veri işleme sözleşmesi
console-documents-text-processing-agreement = İşletmeciyle yapılan, I–IV eklerini içeren sözleşme (GDPR m. 28).
console-documents-name-breach-report = Veri ihlali bildirimi
console-documents-text-breach-report = Kurum ve kişiler için boş form. Doldurulmuş olanı ihlalin sayfasındadır.
console-documents-name-consent-overview = Rızalara genel bakış
console-documents-text-consent-overview = Hangi amaç için kaç kişinin kabul, ret veya geri aldığı ve geçerli metinler.
document-text-wording = rıza metni

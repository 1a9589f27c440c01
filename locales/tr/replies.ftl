## Search

console-search-label = Aranacak sözcükler
console-search-title = Arama
console-search-lead = Anahtarlarınızın açtığı her şeyde arar: insanların yazdıklarında ve kendileri hakkında söylediklerinde.
console-search-hint = Birden çok sözcük yazarsanız hepsi geçmelidir. Büyük küçük harf ve aksanlar fark etmez.
console-search-submit = Ara
console-search-stop = Durdur
console-search-running = Aranıyor…
console-search-none = Hiçbir şey bulunamadı.
console-search-short = Lütfen 2 ile 200 arasında karakter girin.
console-search-failed = Arama tamamlanamadı. Lütfen yeniden deneyin.
console-search-more = Daha fazlası olabilir. Aramayı daraltmak için bir sözcük ekleyin.
console-search-results = Sonuçlar
console-search-searched-count =
    { $count ->
        [0] Hiçbir mesaj aranmadı
        [one] { $count } mesaj arandı
       *[other] { $count } mesaj arandı
    }
console-search-contact = İletişim bilgileri

## Canned responses

console-canned-title = Hazır yanıtlar
console-canned-lead = Sık verdiğiniz yanıtlar için, ziyaretçilerinizin dillerinde hazır metinler.
console-canned-settings = Ayarlar
console-canned-new = Hazır yanıt yaz
console-canned-edit-title = Hazır yanıtı değiştirin
console-canned-empty = Henüz yok. En sık verdiğiniz yanıtla başlayın.
console-canned-none = Bunu içeren hazır yanıt yok.
console-canned-find = Ara
console-canned-shortcut = Kısayol
console-canned-shortcut-hint = Küçük harflerle tek sözcük, örneğin “saatler”. Yanıt yazarken metni bununla bulursunuz.
console-canned-body = Metin
console-canned-languages = Diller
console-canned-for = Kimin için
console-canned-everyone = Herkes
console-canned-own = Yalnızca benim için
console-canned-text = Metin ({ $language })
console-canned-text-hint = Gerekmeyen dilleri boş bırakın. Ziyaretçiler metni kendi dillerinde, yoksa İngilizce alır.
console-canned-variables = Eklenirken doldurulur: { "{visitor}" } ziyaretçinin adı, { "{agent}" } sizin adınız, { "{site}" } site, { "{organisation}" } kuruluş.
console-canned-save = Yanıtı kaydet
console-canned-delete = Yanıtı sil
console-canned-change = Değiştir
console-canned-taken = Bu kısayolla bir yanıt zaten var. Lütfen başka birini seçin.
console-canned-invalid-shortcut = Kısayol küçük harflerle, en çok 32 karakterlik tek bir sözcük olmalıdır.
console-canned-invalid-texts = Lütfen en az bir metin yazın ve yalnızca altında adı geçen değişkenleri kullanın.
console-canned-too-large = Bu çok fazla: bir metin en çok 4.000 karakter, tüm hazır yanıtlar en çok 500 tane olabilir.

## Import of contacts

console-import-title = Kişileri içe aktar
console-import-lead = Başka bir yerde, kâğıt üzerinde veya başka bir mağazada rıza verenler için. Her satır amacı, hukuki sebebi, günü ve kanıtı belirtir.
console-import-objection = Burada rıza vermeyen veya rızasını geri alan kimse eklenmez. Sağlık verileri içe aktarılamaz.
console-import-columns = Sütunlar: name, phone, email, purpose, basis, given_at (2026-01-31 gibi), proof, locale (de, en, pl, ru veya tr). Her satırda bir telefon numarası veya e-posta adresi gerekir.
console-import-template = Şablonu indir
console-import-file = Dosya
console-import-file-hint = UTF-8 ile yazılmış CSV, en çok 5 MB ve 10.000 satır. Excel’de “CSV UTF-8” olarak kaydedin.
console-import-check = Dosyayı kontrol et
console-import-check-title = Henüz hiçbir şey kaydedilmedi
console-import-ready-count =
    { $count ->
        [0] Hiçbir satır içe aktarılamaz.
        [one] { $count } kişi içe aktarılabilir.
       *[other] { $count } kişi içe aktarılabilir.
    }
console-import-refused-count =
    { $count ->
        [0] Dışarıda kalan satır yok.
        [one] { $count } satır dışarıda kalıyor.
       *[other] { $count } satır dışarıda kalıyor.
    }
console-import-confirm-count =
    { $count ->
        [one] { $count } kişiyi içe aktar
       *[other] { $count } kişiyi içe aktar
    }
console-import-done-title = İçe aktarma tamamlandı
console-import-done-count =
    { $count ->
        [0] Hiçbir kişi içe aktarılmadı.
        [one] { $count } kişi içe aktarıldı.
       *[other] { $count } kişi içe aktarıldı.
    }
console-import-again = Başka bir dosya seç
console-import-to-contacts = Kişilere git
console-import-report = Bu satırların listesini indir
console-import-row = Satır
console-import-column = Sütun
console-import-reason = Neden dışarıda kaldı
console-import-first-rows = Yalnızca ilk 200 satır gösteriliyor. İndirilen listede hepsi var.
console-import-no-file = Lütfen bir dosya seçin.
console-import-reason-cells = Satırdaki hücre sayısı ilk satırdakiyle aynı değil.
console-import-reason-missing = Bu bilgi eksik.
console-import-reason-invalid = Değer uygun değil.
console-import-reason-unknown = Bu sözcük bilinmiyor.
console-import-reason-special = Bu amaç için içe aktarma yapılamaz.
console-import-reason-basis = Bu amacın hukuki sebebi başka.
console-import-reason-future = Bu gün henüz gelmedi.
console-import-reason-duplicate = Bu adres dosyada daha önce geçiyor.
console-import-reason-known = Bu adres zaten bir kişiye ait.
console-import-reason-objected = Kişi rıza vermedi veya rızasını geri aldı.

## Problems

problem-not-utf8-title = Dosya UTF-8 ile yazılmamış
problem-not-utf8-detail = Lütfen “CSV UTF-8” olarak yeniden kaydedin. Başka bir kodlamada ü, ł veya ş gibi harfler bozulur.
problem-import-header-title = İlk satırda sütun adları yok
problem-import-header-detail = Lütfen şablonu kullanın: purpose, basis, given_at ve proof ile birlikte phone veya email gerekir.
problem-bad-csv-title = Dosya bir tablo değil
problem-bad-csv-detail = Lütfen hücreler arasında virgül, noktalı virgül veya sekme olan bir CSV olarak kaydedin.

console-desk-title = Bugün
console-desk-lead = Kanunun şimdi sizden ne istediği ve ne zamana kadar. Tarihi olan her şey burada kendiliğinden görünür.
console-desk-nothing = Bekleyen bir şey yok.
console-desk-nothing-text = Sizi bekleyen başvurular, ihlaller, hukuki saklamalar ve metinler burada görünür.
console-desk-later = Bugün için bir şey yok. Sıradaki aşağıdadır.
console-desk-what = Ne
console-desk-until = Son tarih
console-desk-left = Kalan süre
console-desk-no-date = tarihsiz
console-desk-breach = İhlali bildirin: { $to } ({ $law })
console-desk-request = Başvuruyu yanıtlayın: { $kind }
console-desk-draft = Bunun bir ihlal olup olmadığına karar verin
console-desk-draft-hint = Siz onaylayana kadar süre işlemez.
console-desk-sweep = Süresi gelen veriler zamanında yok edilmedi
console-desk-sweep-hint = Lütfen bu kurulumu işletenlere bildirin.
console-desk-hold = Bir hukuki saklama sona eriyor
console-desk-hold-hint = Sakladıkları o zaman yok edilir. Hâlâ gerekiyorsa önceden yenisini koyun.
console-desk-recipient = O tarihten sonra kullanılabilir: { $name }
console-desk-recipient-hint = O zamana kadar itiraz edebilirsiniz.
console-desk-audit = Sözlere uyulup uyulmadığını denetleyin: { $name }
console-desk-audit-hint = Ardından sonraki denetimin gününü girin.
console-desk-contract = Standart sözleşmeyi Kuruma bildirin: { $name }
console-desk-contract-hint = Ardından bildirim gününü alıcının kaydına girin (KVKK m. 9/5).
console-desk-stale = Rızalar eski bir metne dayanıyor: { $purpose }, { $people }
console-desk-stale-hint = Bu kişilere geri geldiklerinde yeniden sorulur. O zamana kadar yeni bir şey alınmaz.
console-desk-notice = Aydınlatma metni eksik, dil: { $language }
console-desk-notice-outdated = Aydınlatma metniniz, söylemesi gerekenlerden eski, dil: { $language }
console-desk-notice-outdated-hint = O zamandan beri alıcılar, amaçlar veya süreler değişti. Oluşturulan metinle karşılaştırıp yeniden yayımlayın.
console-desk-wording = Rıza metni eksik, dil: { $language }, amaç: { $purpose }
console-desk-identity = Metinler sizinle ilgili şunu söylemeli: { $field }
console-desk-keys = Anahtarlar devredilmeyi bekliyor: { $pair }
console-desk-keys-hint = Anahtarlara sahip olan, üyenin sayfasında devreder.
console-desk-letters = Bülten onaylanamıyor: hiçbir mektup gönderilemiyor
console-desk-checkpoint-mail = Kayıt defterinin günlük denetim noktası e-postayla gönderilemiyor
console-desk-checkpoint-stamp = Kayıt defterinin günlük denetim noktasına zaman damgası vurulamıyor
console-desk-checkpoint-hint = Her saat yeniden denenir. Neyin eksik olduğu “Kayıt defteri” sayfasında yazar.
console-desk-pair-privacy = başvurular ve kısıtlamalar
console-desk-pair-hold = hukuki saklama
console-desk-restricted = İşlemesi kısıtlanan kişilerin anahtarları yeniden mühürlenmeyi bekliyor
console-desk-restricted-hint = Bu sırada kimse okuyamaz. Yapabilecek biri oturum açınca tamamlanır.
console-desk-sweeps = Yok etme
console-desk-destroys = Yok edilecek
console-desk-consents = Duruma göre rızalar
console-desk-state = Durum
console-desk-people = Kişiler
console-desk-pending = bekliyor
console-desk-outdated = eskimiş
console-desk-expired = süresi dolmuş
console-desk-ages = Bekleme süresine göre başvurular
console-desk-age = Geldiğinden beri gün
console-desk-requests = Başvurular
console-desk-calendar = Takvim
console-desk-calendar-lead = Tarihi olan her şey, ay görünümünde.
console-desk-views = Liste veya takvim
console-desk-list = Liste
console-desk-before = Önceki ay
console-desk-after = Sonraki ay
console-desk-current = Bu ay
console-desk-here = bugün
console-desk-month-nothing = Bu ay için bir şey yok.
console-desk-overdue-count =
    { $count ->
        [one] { $count } süre doldu.
       *[other] { $count } süre doldu.
    }
console-desk-today-count =
    { $count ->
        [one] Bugün { $count } iş var.
       *[other] Bugün { $count } iş var.
    }

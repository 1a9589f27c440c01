## Views

console-filter-unassigned = Atanmamış
console-filter-snoozed = Ertelenen
console-filter-team = Ekip
console-empty-unassigned-title = Her görüşmenin bir sorumlusu var
console-empty-unassigned-text = Henüz kimsenin ilgilenmediği görüşmeler burada görünür.
console-empty-snoozed-title = Ertelenen görüşme yok
console-empty-snoozed-text = Bir görüşmede “Ertele” seçeneğini seçin; görüşme istediğiniz zaman geri gelir. Yeni bir mesaj onu hemen geri getirir.
console-empty-team-title = Bu ekip için bir şey yok
console-empty-team-text = Elle ya da bir kurala göre ekibe atanan görüşmeler burada görünür.
console-list-narrow = Filtrele
console-view-name = Görünümün adı
console-view-save = Görünümü kaydet
console-view-delete = Görünümü sil
console-list-search = Mesajlarda ara
console-row-unread = okunmadı
console-row-mentioned = Sizden söz edildi
console-choose-title = Bir görüşme seçin
console-choose-text = Burada, listenin yanında açılır.
console-choose-move = Listede yukarı ve aşağı

## How long somebody waits

console-wait-minutes = { $count } dakikadır bekliyor
console-wait-hours = { $count } saattir bekliyor
console-wait-days = { $count } gündür bekliyor
console-snoozed-until = { $date } tarihine kadar

## Acts

console-act-assign = Ata
console-act-priority = Öncelik
console-act-snooze = Ertele
console-act-tags = Etiketler
console-assign-member = Kişi
console-assign-nobody = Hiç kimse
console-assign-team = Ekip
console-assign-no-team = Ekip yok
console-priority-low = Düşük
console-priority-normal = Normal
console-priority-high = Yüksek
console-priority-urgent = Acil
console-priority-any = Hepsi
console-snooze-hour = 1 saat
console-snooze-hours = 4 saat
console-snooze-tomorrow = Yarın 09:00
console-snooze-monday = Pazartesi 09:00
console-snooze-until = Şu zamana kadar
console-snooze-now = Şimdi geri getir
console-tags-label = Bu görüşmenin etiketleri
console-tags-hint = Virgülle ayırın. Yalnızca ekibiniz görür.

## Several at once

console-bulk-select-one = Seç: { $name }
console-bulk-label = Seçilenlerle
console-bulk-close = Kapat
console-bulk-tag = Etiket ekle
console-bulk-tag-name = Etiket
console-bulk-apply = Uygula
console-bulk-left =
    { $count ->
        [one] Bir görüşme değiştirilemedi: gizli, kapalı ya da başka birinde.
       *[other] { $count } görüşme değiştirilemedi: gizli, kapalı ya da başka birinde.
    }

## In a conversation

console-log-earlier = Önceki mesajlar
console-log-latest = En son mesajlara dön
console-message-edited = düzenlendi
console-message-edit = Düzenle
console-note-title = İç not
console-note-keep = Notu kaydet
console-note-delete = Notu sil
console-note-hint = Ziyaretçi sohbette notları görmez; ancak veri raporunda yer alırlar. “@” ile birinden söz edin.
console-composer-mode = Ne yazıyorsunuz?
console-composer-answer = Yanıt
console-answer-slash = “/” hazır metin ekler.
console-insert-label = Hazır metinler
console-insert-mention = Birinden söz et
console-insert-none = Eşleşen yok.
console-presence-here = Burada olanlar: { $names }
console-presence-writing = Yazıyor: { $names }

## Beside it

console-panel-open = Ayrıntılar
console-panel-close = Görüşmeye dön
console-panel-history = Önceki görüşmeler
console-panel-links = Aynı kişi
console-panel-links-none = Bağlantı yok.
console-panel-link = Ziyaretçi bağla
console-panel-link-address = Öteki görüşmenin adresi
console-panel-link-hint = Tarayıcının adres çubuğundan kopyalayın. Hiçbir şey taşınmaz: ne mesaj, ne rıza, ne anahtar.
console-panel-link-do = Bağla
console-panel-unlink = Bağlantıyı kaldır
console-panel-task-open = Geri arama sözü verildi
console-panel-task-done = Geri arandı
console-private-ask = Erişim iste
console-private-ask-hint = Ziyaretçi soruyu sohbette görür ve karar verir. Hayır demenin ona zararı olmaz.
console-private-asked = Ziyaretçiye soruldu. Yanıtı görüşmeyi açar ya da gizli bırakır.

## Oneself

console-away-go = Beni uzakta göster
console-away-back = Uzaktasınız. Geri dön
console-call-ask = Bana bildir
console-call-on = Bildirimler açık
console-call-refused = Tarayıcı bildirimleri engelliyor
console-call-text = Bir ziyaretçi bekliyor

## Commands

console-commands = Komutlar
console-command-filter = Komut bul
console-command-none = Böyle bir komut yok.
console-command-single = Komutları tek tuşla çalıştır
console-command-reply = Yanıt yaz
console-command-note = İç not yaz
console-command-next = Listede sonraki
console-command-previous = Listede önceki
console-command-open = Aç
console-command-select = Seç
console-command-search = Ara
console-command-mine = Görüşmelerim
console-command-away = Uzaklaş ya da geri dön
console-command-help = Tüm komutlar ve tuşlar

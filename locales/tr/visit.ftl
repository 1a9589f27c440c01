## Whether somebody is here

visit-here = Buradayız
visit-away = Şu anda kimse yok
visit-today = Bugün saat { $time } itibarıyla yeniden yanıt veriyoruz
visit-tomorrow = Yarın saat { $time } itibarıyla yeniden yanıt veriyoruz
visit-on-day = { $day } saat { $time } itibarıyla yeniden yanıt veriyoruz
visit-on-date = { $date }, saat { $time } itibarıyla yeniden yanıt veriyoruz
visit-day-1 = Pazartesi günü
visit-day-2 = Salı günü
visit-day-3 = Çarşamba günü
visit-day-4 = Perşembe günü
visit-day-5 = Cuma günü
visit-day-6 = Cumartesi günü
visit-day-7 = Pazar günü
visit-handed-over-until = Şu anda kimse yok. { $date }, saat { $time } itibarıyla yeniden yanıt veriyoruz. Mesajınız ulaştı.

## Asking for a call

visit-call-back-text = Şu anda kimse yok. Sizi bu konuda bir kez geri aramak için telefon numaranızı, söylerseniz adınızı ve size uyan saati saklamamıza açık rıza veriyor musunuz? Bunları başka hiçbir amaçla kullanmayız. Hayır deyip burada yazmaya devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
visit-call-back-thanks = Teşekkür ederiz. Sizi arayacağız.
visit-wish-today = Bugün, { $from }–{ $until }
visit-wish-tomorrow = Yarın, { $from }–{ $until }
visit-wish-day = { $day }, { $from }–{ $until }
visit-weekday-1 = Pazartesi
visit-weekday-2 = Salı
visit-weekday-3 = Çarşamba
visit-weekday-4 = Perşembe
visit-weekday-5 = Cuma
visit-weekday-6 = Cumartesi
visit-weekday-7 = Pazar

## When a conversation has ended

purpose-satisfaction = Memnuniyet
visit-rating-text = Bu görüşmeden ne kadar memnun kaldınız? Yanıtlamak size kalmış. Yanıtınız daha iyi hizmet vermemize yardımcı olur; bu bizim meşru menfaatimizdir (KVKK md. 5/2-f, GDPR md. 6(1)(f)). Yanıtınızı ekibimiz okuyabilir. “Verilerim” bölümünden istediğiniz zaman itiraz edebilirsiniz; o zaman silinir, yalnızca hangi puanın kaç kez verildiği, sizinle ilişkilendirilmeden kalır.

## Asking to be let in

visit-let-in-text = Ekibimizden biri size buradan yanıt verebilmek için bu görüşmeyi, şimdiye kadar yazdıklarınız dahil, okumak istiyor. Buna açık rıza veriyor musunuz? Hayır deyip botla devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.

## Who read it

visit-readers-title = Kimler okudu
visit-readers-none = Bunları sizden başka kimse okumadı.
visit-readers-conversation = Görüşme
visit-readers-contact = Bilgileriniz
visit-role-owner = Sahip
visit-role-administrator = Yönetici
visit-role-agent = Müşteri temsilcisi
visit-role-marketing = Pazarlama
visit-role-auditor = Denetçi
visit-role-privacy-officer = Veri koruma sorumlusu
visit-role-api-token = Kuruluşun bir programı
visit-role-former = Artık burada çalışmayan biri

## What was told beside the bot

visit-field-rating = Puan, 1–5 arası
visit-field-comment = Yorum
visit-field-call-at = Aranmak istediğiniz saat

## What data is collected for

purpose-conversation = Ekibimizle görüşme
purpose-callback = Geri arama
purpose-lead = Teklif
purpose-marketing = E-posta bülteni
purpose-health = Sağlık verileri

## Periods in notices and on consent cards, where they end a phrase or stand behind a colon

notice-period-month-count = { $count } ay

## Consent wordings: one purpose each, freely refused, withdrawn as easily as given

consent-callback = Sizi bu konuda bir kez geri aramak için telefon numaranızı ve söylerseniz adınızı saklamamıza açık rıza veriyor musunuz? Bunları başka hiçbir amaçla kullanmayız. Hayır deyip burada yazmaya devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
consent-lead = Bu talebiniz için size teklif hazırlamak üzere bilgilerinizi saklamamıza açık rıza veriyor musunuz? Bunları başka hiçbir amaçla kullanmayız. Hayır deyip burada yazmaya devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
consent-marketing = E-posta adresinizi saklamamıza ve size yenilikler ile tekliflerin yer aldığı bültenimizi göndermemize açık rıza veriyor musunuz? Adresinizi başka hiçbir amaçla kullanmayız. Hayır demenin hiçbir olumsuz sonucu yoktur. Rızanızı “Verilerim” bölümünden veya her e-postadan istediğiniz zaman geri alabilirsiniz.
consent-health = Sorunuzu yanıtlayabilmemiz için bir sonraki adımda yazacağınız sağlık verilerinizi saklamamıza ve okumamıza açık rıza veriyor musunuz? Sağlık verileri özel nitelikli kişisel veridir (KVKK md. 6; GDPR md. 9). Bunları başka hiçbir amaçla kullanmayız. Hayır diyebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
consent-conversation = Bunu, şimdiye kadar yazdıklarınız dahil, ekibimizden biri okuyacak.
consent-conversation-ask = Size yanıt verebilmesi için ekibimizden birinin bu görüşmeyi, şimdiye kadar yazdıklarınız dahil, okumasına açık rıza veriyor musunuz? Hayır deyip botla devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.

## What data is collected for

purpose-conversation = Ekibimizle görüşme
purpose-callback = Geri arama
purpose-lead = Teklif
purpose-marketing = E-posta bülteni
purpose-health = Sağlık verileri

## The notice of the demo organisation: informs, and asks for nothing (GDPR 13, KVKK 10)

notice-title = Bu sohbet için aydınlatma metni
notice-text =
    Veri sorumlusu: { $organisation }. Burada yazdıklarınızı, sorularınızı yanıtlamak için işleriz.

    Siz bize açmadıkça mesajlarınız mühürlüdür: yalnızca siz okuyabilirsiniz ve son mesajınızdan 24 saat sonra yok edilirler. Bir insanla görüşmek isterseniz görüşmeyi okuruz (KVKK md. 5/2; GDPR md. 6(1)(b)). Geri arama, bülten ve sağlık verilerinin her biri için ayrı ayrı açık rızanız gerekir (KVKK md. 5/1 ve 6; GDPR md. 6(1)(a) ve 9(2)(a)). Açık rızanızı istediğiniz zaman geri alabilirsiniz; daha önce yapılanlar hukuka uygun kalır.

    Görüşmeleri { $period } saklarız, diğer bilgileri siz rızanızı geri alana kadar, en çok bu süre boyunca tutarız. Verileri elektronik ortamda bu sohbetle toplarız. Sohbetin işletmecisi verileri veri işleyen olarak bizim adımıza saklar, okuyamaz. Veriler başka kimseye aktarılmaz.

    KVKK md. 11 ve GDPR md. 15–21 uyarınca verilerinizi görebilir, düzeltebilir, sildirebilir, yanınıza alabilir, işlenmelerini sınırlandırabilir, işlenmelerine itiraz edebilir ve Kişisel Verileri Koruma Kuruluna şikâyette bulunabilirsiniz. Bunların çoğunu menüdeki “Verilerim” bölümünden hemen yapabilirsiniz. Diğerleri için bize ulaşın: { $contact }.
notice-period-month-count = { $count } ay

## Consent wordings: one purpose each, freely refused, withdrawn as easily as given

consent-callback = Sizi bu konuda bir kez geri aramak için telefon numaranızı ve söylerseniz adınızı saklamamıza açık rıza veriyor musunuz? Bunları başka hiçbir amaçla kullanmayız. Hayır deyip burada yazmaya devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
consent-lead = Bu talebiniz için size teklif hazırlamak üzere bilgilerinizi saklamamıza açık rıza veriyor musunuz? Bunları başka hiçbir amaçla kullanmayız. Hayır deyip burada yazmaya devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
consent-marketing = E-posta adresinizi saklamamıza ve size yenilikler ile tekliflerin yer aldığı bültenimizi göndermemize açık rıza veriyor musunuz? Adresinizi başka hiçbir amaçla kullanmayız. Hayır demenin hiçbir olumsuz sonucu yoktur. Rızanızı “Verilerim” bölümünden veya her e-postadan istediğiniz zaman geri alabilirsiniz.
consent-health = Sorunuzu yanıtlayabilmemiz için bir sonraki adımda yazacağınız sağlık verilerinizi saklamamıza ve okumamıza açık rıza veriyor musunuz? Sağlık verileri özel nitelikli kişisel veridir (KVKK md. 6; GDPR md. 9). Bunları başka hiçbir amaçla kullanmayız. Hayır diyebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.
consent-conversation = Bunu, şimdiye kadar yazdıklarınız dahil, ekibimizden biri okuyacak.
consent-conversation-ask = Size yanıt verebilmesi için ekibimizden birinin bu görüşmeyi, şimdiye kadar yazdıklarınız dahil, okumasına açık rıza veriyor musunuz? Hayır deyip botla devam edebilirsiniz; rızanızı “Verilerim” bölümünden istediğiniz zaman geri alabilirsiniz.

# Purposes, notices and wordings of consents, and who is responsible.

## Categories of data, as the notice and the console name them

category-name = Ad soyad
category-email-address = E-posta adresi
category-telephone-number = Telefon numarası
category-physical-address = Adres
category-postal-code = Posta kodu
category-communication = Bize yazdıklarınız
category-opinion = Görüş
category-birth-date = Doğum tarihi
category-age = Yaş
category-gender = Cinsiyet
category-official-id = Resmî kimlik numarası
category-passport = Pasaport
category-tax = Vergi bilgileri
category-bank-account = Banka hesabı
category-credit-card-number = Ödeme kartı numarası
category-payment-card-expiry = Ödeme kartının son kullanma tarihi
category-ip-address = IP adresi
category-health = Sağlık
category-health-history = Hastalık geçmişi
category-medical-health = Bulgular ve tedavi
category-mental-health = Ruh sağlığı
category-prescription = Reçeteler
category-disability = Engellilik
category-blood-type = Kan grubu
category-religious-belief = Dinî inanç
category-ethnic-origin = Etnik köken
category-trade-union-membership = Sendika üyeliği
category-sexual-preference = Cinsel yönelim
category-criminal-conviction = Ceza mahkûmiyeti

## Problems

problem-not-editorial-title = Bu bir düzeltmeden fazlası
problem-not-editorial-detail = Son metinden bu yana kişilerin neye rıza verdiği değişti: dayanak, veri türleri veya alıcılar. Bu metni yeni metin olarak yayımlayın; rıza verenlere yeniden sorulur.
problem-purpose-refused-title = Bu amaç bu hâliyle kaydedilemez
problem-purpose-refused-detail = Hangi bilginin doğru olmadığını “field” alanı söyler. Hiçbir şey değiştirilmedi.

## The consent card, where somebody is asked again; and consents that carry no more

ask-who = Yalnızca { $organisation } ekibinden, buna bu amaçla ihtiyacı olanlar. Anahtar başka kimsede yoktur.
ask-who-recipients = Yalnızca { $organisation } ekibinden, buna bu amaçla ihtiyacı olanlar. Veriler şunlara aktarılır: { $recipients }.
ask-long = Rızanızı geri alana veya verileri silene kadar; son mesajınızdan sonra en çok { $inactive }, her durumda bildirimden itibaren en çok { $cap }.
ask-long-cap = Rızanızı geri alana veya verileri silene kadar; bildirimden itibaren en çok { $period }.
ask-change-recipient = Bu verilerin yeni alıcısı: { $name } ({ $country }).
ask-change-moved = { $name } ({ $country }) bu verileri artık başka bir ülkede veya başka güvencelerle alıyor.
ask-change-categories = Artık başka veriler söz konusu: { $categories }.
ask-change-basis = Artık başka bir hukuki sebebe dayanıyor: { $basis } (GDPR { $gdpr }; KVKK { $kvkk }).
ask-change-text = { $organisation } bununla ilgili metnin içeriğini değiştirdi.
window-consent-again-changed = Rıza verdiğinizden beri bir şeyler değişti. Lütfen yeniden karar verin.
window-consent-again-expired = Rıza verdiğiniz süre doldu. Lütfen yeniden karar verin.
window-consent-stale-for = Değişiklikten önce rıza verdiniz, yeniden soruyoruz: { $purpose }
window-consent-expired-for = Rızanızın süresi doldu: { $purpose }
console-consent-stale = O zamandan beri değişti
console-consent-expired = Süresi doldu
console-consent-renewed = Sonra yeniden verildi

## The generated notice, in full (GDPR 13, KVKK 10)

cite-by-law-erasure = Silme Yönetmeliği (RG 28.10.2017/30224)
cite-board-decision = Kurul kararı
cite-code-of-obligations = 6098 sayılı Türk Borçlar Kanunu
document-transfer-unrecorded = kayıtlı değil
interest-satisfaction = kişilerin yanıtlarımızdan ne kadar memnun olduğunu öğrenmek ve daha iyi yanıt vermek
notice-full-lead = Bu sohbetin veri sorumlusu: { $organisation }. Burada yazdıklarınızı, sorularınızı yanıtlamak için işleriz. Siz bize açmadıkça mesajlarınız mühürlüdür: yalnızca siz okuyabilirsiniz.
notice-full-title = Aydınlatma metni
notice-full-controller = Veri sorumlusu kim
notice-full-representative = Temsilci: { $name }
notice-full-privacy-contact = Kişisel verilerle ilgili sorular: { $address }
notice-full-purposes = Verileri hangi amaçla ve hangi hukuki sebeple topluyoruz
notice-full-purpose = { $purpose }: { $categories }. Hukuki sebep: { $basis } (GDPR { $gdpr }; KVKK { $kvkk }).
notice-full-valid = Rızanızın geçerlilik süresi: { $period }; sonra yeniden sorarız.
basis-consent = açık rızanız
basis-contract = bir sözleşme veya talebiniz üzerine hazırlığı
basis-legal-obligation = kanuni yükümlülük
basis-legitimate-interest = meşru menfaatimiz; itiraz edebilirsiniz
notice-full-withdraw = Rızanızı dilediğiniz zaman sohbet menüsündeki “Verilerim” bölümünden geri alabilirsiniz. Önceden yapılanlar hukuka uygun kalır.
notice-full-method = Verileri bu sohbette, elektronik ortamda, doğrudan sizden topluyoruz.
notice-full-voluntary = Bize veri vermek zorunda değilsiniz. Bir rızayı vermezseniz, istenen veriyi toplamayız; yazmaya devam edebilirsiniz.
notice-full-automated = Sohbette hakkınızda yalnızca otomatik işlemeye dayanan bir karar verilmez (GDPR md. 22).
notice-full-recipients = Verileri kim alır
notice-full-processor = Bu sohbetin işletmecisi verileri bizim adımıza, veri işleyen olarak saklar. Veriler mühürlüdür: işletmeci onları okuyamaz.
notice-full-processor-named = { $name } ({ $country }) bu sohbeti işletir ve verileri bizim adımıza, veri işleyen olarak saklar. Veriler mühürlüdür: işletmeci onları okuyamaz.
notice-full-transfer = Üçüncü bir ülkeye aktarım. Dayanak: { $basis }.
notice-full-interest = Meşru menfaatimiz: { $interest }.
notice-full-recipient = { $name } ({ $country }): { $purposes }
notice-full-nobody = Verilerinizi başka kimse almaz.
notice-full-retention = Ne kadar süre saklıyoruz
notice-full-retention-text = Kimseye açmadıklarınızı yalnızca siz okuyabilirsiniz; son mesajınızdan 24 saat sonra imha edilir. Açtıklarınız { $period } hareketsizlikten sonra, geri alınan bir rızanın kapsadıkları ise geri almadan 24 saat sonra imha edilir.
notice-full-cap = Bize bildirdikleriniz, yazmaya devam etseniz bile imha edilir; bildirimden itibaren en uzun süre: { $period }.
notice-full-cap-special = Sağlık gibi özel nitelikli veriler de imha edilir; bildirimden itibaren en uzun süre: { $period }.
notice-full-rights = Haklarınız
notice-full-rights-text = Verilerinizi görebilir, düzeltebilir, yanınıza alabilir, işlenmesini kısıtlatabilir, sildirebilir ve kullanılmasına itiraz edebilirsiniz. Bunların çoğu sohbet menüsündeki “Verilerim” bölümünde hemen yapılabilir; diğer konularda bize yazın. (GDPR md. 15–21; KVKK md. 11.)
notice-full-object = İtiraz hakkınız
notice-full-object-text = Meşru menfaate dayandığımız durumlarda, kendi durumunuzdan kaynaklanan nedenlerle dilediğiniz zaman itiraz edebilirsiniz; reklama ise neden göstermeden (GDPR md. 21).
notice-full-complaint = Denetim kurumuna şikâyette bulunabilirsiniz.
notice-full-authority = Denetim kurumuna şikâyette bulunabilirsiniz: { $authority }
notice-imprint-title = Künye

## Purposes

console-purposes-title = Amaçlar
console-purposes-lead = Verileri ne için topladığınız. Her amacın kendi anahtarı vardır: okuma yetkisi olmayan okuyamaz.
console-purposes-new = Amaç tanımla
console-purposes-edit = Değiştir: { $purpose }
console-purposes-caption = Amaçlar, hukuki sebepleri ve ilgili veriler
console-purposes-column-basis = Hukuki sebep
console-purposes-column-data = Veriler
console-purposes-column-readers = Okuyabilenler
console-purposes-special = Özel nitelikli veriler
console-purposes-archived = Artık sorulmuyor
console-purposes-id = Kısa ad
console-purposes-id-hint = Küçük harf, rakam ve tire; örneğin repair-order. Botlar bunu kullanır; hiç değişmez.
console-purposes-names = Ziyaretçilerin gördüğü ad
console-purposes-names-hint = En az bir dil. Boş bırakılan dilde başka bir dil gösterilir.
console-purposes-names-standard = Boş bırakılırsa Parlour’un adı kalır.
console-purposes-gdpr = GDPR maddesi
console-purposes-kvkk = KVKK maddesi
console-purposes-article-hint = Boş bırakılırsa hukuki sebebin olağan maddesi alınır.
console-purposes-special-label = Sağlık gibi özel nitelikli verileri kapsar
console-purposes-special-hint = Bunlar için açık rıza gerekir (GDPR md. 9(2)(a); KVKK md. 6(3)(a)); başka sebep kabul edilmez.
console-purposes-categories = Hangi veriler
console-purposes-valid = Rıza kaç ay geçerlidir
console-purposes-valid-hint = Boş: geri alınana kadar. Bundan sonraki rızalar için geçerlidir.
console-purposes-reask = Retten sonra kaç ay yeniden sorulmasın
console-purposes-reask-hint = Boş: { $months }. Konuyu kendisi seçene her zaman sorulur.
console-purposes-archive = Artık sorma
console-purposes-archive-hint = Verilmiş olanlar geri alınana veya süresi dolana kadar kalır.
console-purposes-material-hint = Hukuki sebep, madde veya veri türü değişirse rıza verenlere yeniden sorulur; o zamana kadar yeni veri alınmaz.
console-purposes-wrong-name = Kısa ad küçük harf, rakam ve tire içerebilir, harfle başlar ve en çok 32 karakterdir.
console-purposes-wrong-taken = Bu kısa ad kullanılıyor.
console-purposes-wrong-basis = Özel nitelikli veriler için hukuki sebep açık rıza olmalıdır.
console-purposes-wrong-special = Özel nitelikli bir veri seçtiniz: bunun özel nitelikli verileri kapsadığını işaretleyin.
console-purposes-wrong-article = Bu madde seçilen hukuki sebebe ait değil.
console-purposes-wrong-categories = Hangi verileri kapsadığını seçin.
console-purposes-wrong-names = En az bir dilde, en çok 80 karakterlik bir ad verin.
console-purposes-wrong-months = Ay sayısı 1 ile 120 arasındadır; yalnızca rızanın süresi dolabilir.
console-purposes-wrong-archived = Görüşme olmadan sohbet olmaz: bu amaç kalır.

## Who is responsible

console-identity-title = Veri sorumlusu
console-identity-lead = Aydınlatma metinleri, rıza kayıtları ve bütün belgeler bundan oluşur. Yayımlanır; kişi adları mühürlü saklanır.
console-identity-legal-name = Ticaret unvanı
console-identity-legal-name-hint = Boş: kuruluşun adı.
console-identity-address = Adres
console-identity-country = Ülke (iki harf)
console-identity-email = E-posta
console-identity-phone = Telefon
console-identity-privacy = Kişisel verilerden sorumlu kişi
console-identity-privacy-name = Ad soyad
console-identity-privacy-email = Kişisel veriler için e-posta
console-identity-privacy-hint = Varsa veri koruma görevlisi. Metinlerde ad değil adres gösterilir; görev adresi en iyisidir.
console-identity-representative = Temsilci
console-identity-representative-hint = Yalnızca yurt dışındaki veri sorumluları için (GDPR md. 27; Türkiye’de veri sorumlusu temsilcisi), adresiyle.
console-identity-authority = Denetim kurumu
console-identity-numbers = Türkiye’deki kayıtlar
console-identity-verbis = VERBİS numarası
console-identity-kep = KEP adresi
console-identity-wrong = Lütfen yeniden bakın: { $field }.
console-identity-missing = Aydınlatma metni için eksik: { $fields }.

## Notices and wordings

console-texts-title = Aydınlatma ve rıza metinleri
console-texts-lead = Ziyaretçilere ne bildirildiği ve hangi sözlerle sorulduğu. Yayımlanan metin değişmez; yerini yenisi alır.
console-texts-caption = Amaca ve dile göre yürürlükteki metinler
console-texts-notice = Aydınlatma metni
console-texts-own = Sizin metniniz
console-texts-ours = Parlour’un metni
console-texts-none = Henüz yok
console-texts-edit = { $what }, { $language }
console-texts-field-title = Başlık
console-texts-field-text = Metin
console-texts-field-hint = Boş satırlar paragrafları ayırır.
console-texts-generate = Amaçlarınızdan doldur
console-texts-preview = Önizle
console-texts-preview-title = Ziyaretçilerin göreceği hâli
console-texts-diff = Neler değişiyor
console-texts-diff-none = Hiçbir şey: yürürlükteki metin bu.
console-texts-diff-out = çıkarıldı
console-texts-diff-in = eklendi
console-texts-kind = Bu yeni metin nedir?
console-texts-kind-editorial = Aynısı, daha iyi söylenmiş hâli
console-texts-kind-editorial-hint = Yazım hatası, daha açık bir cümle. Rızalar geçerli kalır; kimseye yeniden sorulmaz.
console-texts-kind-material = Başka bir şey
console-texts-kind-material-hint = Verilerle başka bir şey yapıyoruz. Rıza verenlere yeniden sorulur; o zamana kadar yeni veri alınmaz.
console-texts-kind-kept = Yanıtınız kayıt defterinde saklanır.
console-texts-about = Hangi amaçlarla ilgili?
console-texts-about-hint = Yalnızca başka bir şeyse. Seçim yoksa: hepsi.
console-texts-publish = Yayımla
console-texts-history = Daha önce yayımlananlar
console-texts-first = İlk metin
console-texts-published = Yayımlandı. Ziyaretçiler bundan sonra bunu görür.
console-texts-wrong-kind = Bu metnin ne olduğunu belirtin: aynısı, daha iyi söylenmiş hâli, veya başka bir şey.
console-texts-wrong-title = En çok 120 karakterlik bir başlık girin.
console-texts-wrong-text = Bir metin girin: aydınlatma en çok 20.000, rıza metni en çok 2.000 karakter.
console-texts-wrong-same = Bu metin zaten yayımlanmış.

## How a consent stands, in my data

window-state-stale = verildi, sonra değişti
window-state-expired = süresi doldu

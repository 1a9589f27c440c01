## Legal holds and restriction

problem-restricted-title = Bu kişinin verileri kısıtlanmıştır
problem-restricted-detail = Veriler saklanır; kısıtlama kaldırılana kadar kimse okumaz.

holds-own-all = Tümü
holds-own-restricted = Verileriniz kısıtlanmıştır: saklanır, ancak kurum tarafından okunmaz.
holds-own-text = Kurum bunu bir hak talebi veya yasal bir yükümlülük için saklıyor. Belirtilen tarihe kadar, rızanızı geri alsanız veya verilerinizi sildirseniz bile yok edilmez; o durumda yalnızca gizlilikten sorumlu kişiler okuyabilir.
holds-own-title = Hukuki saklama

## Rights besides access and deletion, as the bot understands them

holds-bot-consents = Menüdeki “Verilerim” bölümünde her rızayı ve amacı görürsünüz; orada tek tıkla rızanızı geri alabilir veya itiraz edebilirsiniz.
holds-bot-correct = Bilgimi düzelt
holds-bot-export = Verilerimi yanıma al
holds-bot-object = Bir kullanıma itiraz et
holds-bot-restrict = Verilerimin kullanımını kısıtla
holds-bot-restricted = Verileriniz artık kısıtlandı: saklanır, ancak burada kimse okumaz. Gizlilikten sorumlu kişiler bunu istediğinizi görür.
holds-bot-withdraw = Bir rızayı geri al

## What the person is told in the chat

holds-told-lifted = Verilerinizin kısıtlaması şimdi kaldırılıyor: verilerinizi izin verdiğiniz şekilde yeniden okuyor ve kullanıyoruz. Bunların ne olduğunu menüdeki “Verilerim” bölümünde görebilir, orada geri çekebilir ya da silebilirsiniz.
holds-told-restricted = Verileriniz artık kısıtlandı: saklanır, ancak kısıtlama kaldırılana kadar burada kimse okumaz. Kaldırılmadan önce size buradan bildiririz.

## The console's page of legal holds

holds-author-bot = Bot
holds-author-member = Ekip
holds-back = Tüm saklamalar
holds-by = Kim
holds-empty-text = Saklama, kişi rızasını geri almadan önce konur. Sonrasında saklanacak bir şey kalmaz.
holds-empty-title = Hukuki saklama yok
holds-end = Kaldır
holds-ends = Bitiş
holds-erased = silindi
holds-held-fields = Bilgiler
holds-held-lead = Saklamanın tuttuğu her şey bu. Okuduğunuz kayıt defterine işlendi.
holds-held-messages = Mesajlar
holds-held-notes = Notlar
holds-held-title = Saklamanın tuttukları
holds-last-day = Son gün
holds-lead = Saklama, bir hak talebi veya yasal yükümlülük için gerekeni, kişi rızasını geri alsa veya verilerini sildirse bile tutar. Günlük işte artık kimse okumaz.
holds-list-restricted = Kısıtlı: burada kimse okumaz
holds-not-yours = Sizde bu anahtar yok.
holds-open = Göster
holds-person = Kişi
holds-place = Saklama koy
holds-place-text = Şu anda okuyabildikleriniz saklanır. Kişinin sonradan izin vereceği şeyler için yeni bir saklama gerekir.
holds-purpose = Amaç
holds-reason = Gerekçe
holds-reason-hint = Gerekçe, anlattığı şey gibi mühürlenir. En çok 500 karakter.
holds-reason-sealed = mühürlü
holds-subject = Kişinin kimliği
holds-subject-hint = Görüşmeden geldiğinizde burada hazır olur.
holds-title = Hukuki saklamalar
holds-who = Yalnızca saklama anahtarı olanlar okuyabilir: gizlilik sorumluları ve kurtarma anahtarı. Gizlilik sorumlusu yoksa yalnızca kurtarma anahtarı açar.

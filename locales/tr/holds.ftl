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

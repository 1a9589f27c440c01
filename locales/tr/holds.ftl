## Legal holds and restriction

problem-restricted-title = Bu kişinin verileri kısıtlanmıştır
problem-restricted-detail = Veriler saklanır; kısıtlama kaldırılana kadar kimse okumaz.

holds-own-all = Tümü
holds-own-restricted = Verileriniz kısıtlanmıştır: saklanır, ancak kurum tarafından okunmaz.
holds-own-text = Kurum bunu bir hak talebi veya yasal bir yükümlülük için saklıyor. Belirtilen tarihe kadar, rızanızı geri alsanız veya verilerinizi sildirseniz bile yok edilmez; o durumda yalnızca gizlilikten sorumlu kişiler okuyabilir.
holds-own-title = Hukuki saklama

## Her belgede yer alanlar

document-missing = (tamamlanacak)
document-not-advice = Hukuki danışmanlık değildir. Parlour tarafından geçerli ayarlardan hazırlanmıştır.
document-controller = Veri sorumlusu
document-processor = Veri işleyen
document-signed-by = İmzalayan
document-signed-role = Görevi
document-signed-at = Tarih, saat
document-signed-method = Onaylama yöntemi
document-signed-proof = Kayıt defterindeki kanıt

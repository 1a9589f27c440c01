## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Sohbeti aç
snippet-title = Sohbet başlasın mı?
snippet-text = Tarayıcınız { $organisation } sohbet sunucusuna yalnızca onay verdiğinizde bağlanır. O andan sekme kapanana kadar sessionStorage içinde iki şey saklar: ziyaretinizin belirteci ve sohbetin açık olduğunu gösteren bir işaret. O ana kadar hiçbir şey yüklenmez ve saklanmaz.
snippet-confirm = Sohbeti aç
snippet-cancel = Vazgeç
snippet-close = Sohbeti kapat
snippet-notice = Aydınlatma metni
snippet-imprint = Künye
snippet-frame = { $organisation } sohbet penceresi

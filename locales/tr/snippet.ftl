## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Sohbeti aç
snippet-title = Sohbet başlasın mı?
snippet-text = Tarayıcınız { $organisation } sohbet sunucusuna ancak o zaman bağlanır. Sekme kapanana kadar sessionStorage içinde ziyaret belirtecinizi ve sohbetin açık olduğunu saklar. Öncesinde hiçbir şey yüklenmez ve saklanmaz.
snippet-confirm = Sohbeti aç
snippet-cancel = Vazgeç
snippet-notice = Aydınlatma metni
snippet-imprint = Künye
snippet-frame = Sohbet: { $organisation }
snippet-preview-title = Sayfada böyle görünür
snippet-preview-lead = Bu, gerçek kod parçasının bulunduğu örnek bir sayfadır. Burada iki tıklama sohbeti gerçekten açar.

//! The names of each field of a story, in the words that publishers use in the larger languages.
//!
//! They stand in small letters and without blanks; accents are taken off before they are compared.

use super::Named;

/// Each field with its names; a name that stands twice means the first.
pub(super) const NAMES: [(Named, &str); 27] = [
    (
        Named::Headline,
        "title headline head heading posttitle articletitle storytitle titel \
         uberschrift schlagzeile titre titulo titular titolo manchete rubrik overskrift \
         otsikko tytuł naglowek nadpis заголовок название τιτλος baslik عنوان العنوان \
         शीर्षक 标题 標題 タイトル 見出し 제목 judul tieude cim titlu",
    ),
    (Named::Kicker, "kicker overline eyebrow dachzeile surtitre antetitulo occhiello"),
    (
        Named::Standfirst,
        "description summary standfirst excerpt subtitle subheadline subhead subheading \
         deck dek abstract lead lede teaser intro blurb strapline tagline \
         metadescription shortdescription postexcerpt beschreibung untertitel vorspann \
         zusammenfassung chapo chapeau soustitre resume bajada subtitulo entradilla \
         resumen descripcion sommario sottotitolo resumo descricao linhafina ingress \
         опиcание описание анонс 摘要 概要 要約 요약 الملخص ozet",
    ),
    (
        Named::Byline,
        "author authors byline by writer creator reporter authorname postauthor \
         contributor contributors autor autoren verfasser auteur auteurs autores autora \
         autore autori forfatter skribent kirjoittaja автор авторы συγγραφεας yazar \
         كاتب الكاتب लेखक 作者 著者 記者 저자 기자 penulis szerzo",
    ),
    (Named::Dateline, "dateline place location city ort lieu lugar luogo место"),
    (
        Named::Source,
        "source outlet publisher publication newspaper site sitename sourcename feed \
         medium quelle zeitung herausgeber journal fuente medio fonte testata veiculo \
         kalla kilde lahde zrodlo источник издание πηγη kaynak المصدر स्रोत 来源 來源 媒体 出典 \
         媒體 출처 언론사 sumber",
    ),
    (Named::Agency, "agency newsagency wire agentur agence agencia agenzia"),
    (
        Named::Published,
        "date published publishdate publisheddate publishedat publishedon \
         publicationdate pubdate publishedtime publishdatetime datepublished postdate \
         posted postedat postedon created createdat createdon creationdate datecreated \
         datetime timestamp releasedate firstpublished issued day datum veroffentlicht \
         veroffentlichungsdatum erschienen datepublication datedepublication publiele \
         fecha fechapublicacion fechadepublicacion publicado data datapubblicazione \
         datadipubblicazione pubblicato datapublicacao datadepublicacao publicadoem \
         dato publicerad paivamaara datapublikacji дата датапубликации опубликовано \
         ημερομηνια tarih yayintarihi التاريخ تاريخ तारीख दिनांक 日期 发布时间 發布時間 发布日期 日付 \
         公開日 掲載日 날짜 작성일 tanggal",
    ),
    (
        Named::Updated,
        "updated updatedat updatedon lastupdated lastupdate modified modifiedat lastmod \
         lastmodified lastmodifiedat datemodified modifieddate updatedate dateupdated \
         aktualisiert geandert misajour actualizado aggiornato atualizado uppdaterad \
         обновлено 更新时间 更新日 更新日時 수정일",
    ),
    (Named::Corrected, "corrected correctedat correctiondate berichtigt corrige"),
    (
        Named::Section,
        "section category categories desk channel department newsdesk sectionname \
         categoryname rubric ressort kategorie kategorien rubrique categorie seccion \
         categoria categorias sezione secao editoria sektion avdelning kategori \
         kategoria dzial раздел рубрика категория κατηγορια bolum القسم التصنيف श्रेणी \
         栏目 分类 分類 欄目 カテゴリ カテゴリー 분류 카테고리",
    ),
    (
        Named::Topics,
        "tags tag topics topic keywords keyword labels label subjects subject \
         newskeywords posttags schlagworte schlagworter stichworte themen motscles \
         etiquettes etiquetas palabrasclave temas parolechiave argomenti palavraschave \
         nyckelord emneord avainsanat теги метки ключевыеслова ετικετες etiketler \
         الوسوم टैग 标签 標籤 关键词 タグ キーワード 태그 키워드",
    ),
    (Named::Places, "places locations countries country orte lieux lugares"),
    (
        Named::Language,
        "lang language locale languagecode inlanguage sprache langue idioma lingua \
         sprak sprog kieli jezyk язык γλωσσα dil اللغة भाषा 语言 語言 言語 언어 bahasa",
    ),
    (
        Named::Body,
        "body text content contents fulltext articlebody article story storytext \
         articletext bodytext maintext bodyhtml contenthtml html postcontent inhalt \
         artikel haupttext texte contenu corps texto cuerpo contenido testo contenuto \
         corpo conteudo tekst innehall brodtext sisalto tresc текст содержание κειμενο \
         icerik metin النص المحتوى पाठ सामग्री 正文 内容 內容 本文 본문 내용 isi",
    ),
    (
        Named::Id,
        "id guid uuid uid articleid storyid postid itemid identifier sourceid docid \
         recordid nid externalid key nr 编号 번호",
    ),
    (Named::Slug, "slug postname slugline handle"),
    (
        Named::Address,
        "url link permalink canonical canonicalurl uri weburl address articleurl \
         sourceurl originalurl href adresse lien enlace indirizzo collegamento lank \
         ссылка адрес الرابط 链接 網址 网址 リンク 링크 주소 tautan",
    ),
    (
        Named::Picture,
        "image images picture photo thumbnail thumb cover coverimage featuredimage \
         featureimage featured heroimage hero leadimage headerimage header banner \
         imageurl imagesrc photourl thumbnailurl ogimage teaserimage bild bildurl foto \
         imagen immagine imagem kuva изображение картинка фото εικονα resim صورة الصورة \
         चित्र 图片 圖片 画像 이미지 사진 gambar",
    ),
    (Named::Alt, "alt alttext imagealt coveralt imagedescription"),
    (
        Named::Caption,
        "caption imagecaption photocaption covercaption featuredimagecaption cutline \
         bildunterschrift bildtext legende piedefoto leyenda didascalia legenda подпись \
         图说 キャプション 사진설명",
    ),
    (
        Named::Credit,
        "credit credits imagecredit photocredit photographer photoby imagesource \
         imageauthor bildnachweis fotograf bildquelle creditphoto photographe \
         creditofoto fotografo credito fotografia valokuvaaja фотограф 摄影 攝影 撮影 사진기자",
    ),
    (Named::Licence, "license licence rights lizenz licencia licenza licenca"),
    (Named::LicenceAddress, "licenseurl licenceurl"),
    (Named::Standing, "status poststatus state articlestatus"),
    (Named::Unfinished, "draft isdraft hidden unpublished"),
    (Named::Nest, "extra params taxonomies meta metadata frontmatter custom"),
];

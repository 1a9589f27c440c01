<?php
/**
 * Tests of the plugin on stand-ins for the few functions of WordPress that it calls: `php web/wordpress/test/plugin.php [SNIPPET]`.
 * Where a file with a real snippet is named, that one is saved and shown, too.
 */

define( 'ABSPATH', __DIR__ );
class Ended extends Exception {}
$GLOBALS['options'] = array();
$GLOBALS['rights']  = array( 'manage_options', 'unfiltered_html' );
$GLOBALS['nonce']   = true;
$GLOBALS['asked']   = array();
$GLOBALS['answers'] = array();
$GLOBALS['led']     = '';

function add_action() {}
function add_shortcode() {}
function add_options_page() {}
function submit_button() {}
function register_uninstall_hook() {}
function get_option( $name, $nothing ) { return $GLOBALS['options'][ $name ] ?? $nothing; }
function update_option( $name, $value ) { $GLOBALS['options'][ $name ] = $value; }
function delete_option( $name ) { unset( $GLOBALS['options'][ $name ] ); }
function current_user_can( $right ) { return in_array( $right, $GLOBALS['rights'], true ); }
function check_admin_referer() { if ( ! $GLOBALS['nonce'] ) { throw new Ended( 'nonce' ); } }
function wp_die( $text ) { throw new Ended( "died: $text" ); }
function wp_safe_redirect( $to ) { $GLOBALS['led'] = $to; throw new Ended( 'redirect' ); }
function add_query_arg( $query, $url ) { return $url . '?' . http_build_query( $query ); }
function admin_url( $path ) { return "https://shop.example/wp-admin/$path"; }
function wp_unslash( $text ) { return stripslashes( $text ); }
function wp_parse_url( $url ) { return parse_url( $url ); }
function wp_nonce_field() { echo '<input type="hidden" name="_wpnonce" value="n">'; }
function sanitize_key( $text ) { return preg_replace( '/[^a-z0-9_-]/', '', strtolower( $text ) ); }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_url( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function shortcode_atts( $nothing, $attributes ) { return array_merge( $nothing, array_intersect_key( (array) $attributes, $nothing ) ); }
function get_user_locale() { return $GLOBALS['locale'] ?? 'de_DE'; }
function is_wp_error( $answer ) { return null === $answer; }
function wp_remote_get( $address ) { $GLOBALS['asked'][] = $address; return $GLOBALS['answers'][ $address ] ?? null; }
function wp_remote_retrieve_response_code( $answer ) { return $answer['code']; }
function wp_remote_retrieve_body( $answer ) { return $answer['body']; }

require __DIR__ . '/../parlour-chat/parlour-chat.php';

function check( $what, $is ) {
	if ( ! $is ) {
		fwrite( STDERR, "FAIL  $what\n" );
		exit( 1 );
	}
	echo "ok    $what\n";
}

function snippet( $kind ) {
	return "<!-- Parlour chat -->\n<div class=\"prlr prlr-$kind\" lang=\"de\" data-kind=\"$kind\" data-chat=\"https://chat.example/w/x\">\n<script>\"\\\\\"</script>\n</div>";
}

/** Sends the form; answers how it ended. */
function save( $fields ) {
	$_POST = array_map( 'addslashes', $fields );
	try {
		parlour_chat_save();
	} catch ( Ended $ended ) {
		return $ended->getMessage() === 'redirect' ? substr( strrchr( $GLOBALS['led'], '=' ), 1 ) : $ended->getMessage();
	}
	return '';
}

function footer() {
	ob_start();
	parlour_chat_footer();
	return ob_get_clean();
}

check( 'nothing is shown before anything is saved', '' === footer() && '' === parlour_chat_shortcode( '' ) );
check( 'a pasted snippet is stored to the letter', 'saved' === save( array( 'snippet' => str_replace( "\n", "\r\n", snippet( 'bubble' ) ), 'everywhere' => '1' ) ) && snippet( 'bubble' ) === footer() );
check( 'nothing was asked for', array() === $GLOBALS['asked'] );
foreach ( array( '<script>alert(1)</script>', '<!-- Parlour chat --><script>alert(1)</script></div>', snippet( 'banner' ), snippet( 'bubble' ) . '<script src="//evil.example"></script>', str_repeat( 'x', 200000 ) ) as $text ) {
	check( 'what is no snippet is refused', 'no-snippet' === save( array( 'snippet' => $text, 'everywhere' => '1' ) ) && snippet( 'bubble' ) === footer() );
}
$site = '0198f2c4-0000-7000-8000-000000000101';
foreach ( array( 'popup', 'inline' ) as $kind ) {
	$GLOBALS['answers'][ "https://chat.example/w/$site/snippet?kind=$kind&locale=pl" ] = array( 'code' => 200, 'body' => snippet( $kind ) . "\n" );
}
$form = array( 'origin' => 'https://chat.example/', 'site' => $site, 'kind' => 'popup', 'language' => 'pl', 'everywhere' => '1' );
check( 'saving alone fetches nothing', 'saved' === save( $form ) && array() === $GLOBALS['asked'] );
check( 'fetching is asked for', 'saved' === save( $form + array( 'fetch' => '1' ) ) && 2 === count( $GLOBALS['asked'] ) && snippet( 'popup' ) === footer() );
check( 'the shortcode shows the field, once', snippet( 'inline' ) === parlour_chat_shortcode( array( 'kind' => 'inline' ) ) && '' === parlour_chat_shortcode( '' ) );
check( 'an unknown kind shows nothing', '' === parlour_chat_shortcode( array( 'kind' => '"><script>' ) ) );
check( 'what does not answer is told', 'not-fetched' === save( array( 'language' => 'tr', 'fetch' => '1' ) + $form ) && snippet( 'popup' ) === footer() );
foreach ( array( 'javascript:alert(1)', 'https://chat.example/path', 'chat.example', 'https://u@chat.example', '' ) as $origin ) {
	save( array( 'origin' => $origin ) + $form );
	check( "an address is one: $origin", '' === parlour_chat_settings()['origin'] || 'https://u@chat.example' === $origin && 'https://chat.example' === parlour_chat_settings()['origin'] );
}
check( 'not everywhere', 'saved' === save( array( 'everywhere' => '' ) + $form ) && '' === footer() );
$GLOBALS['nonce'] = false;
check( 'a foreign form is refused', 'nonce' === save( $form ) );
$GLOBALS['nonce']  = true;
$GLOBALS['rights'] = array( 'manage_options' );
check( 'who may not write script may not set it', strpos( save( $form ), 'died' ) === 0 );
$GLOBALS['rights'][] = 'unfiltered_html';
$_GET['outcome']     = 'saved';
foreach ( array( 'de_DE', 'en_US', 'pl_PL', 'ru_RU', 'tr_TR', 'fr_FR' ) as $locale ) {
	$GLOBALS['locale'] = $locale;
	ob_start();
	parlour_chat_page();
	$page = ob_get_clean();
	check( "the page in $locale", substr_count( $page, '<label for=' ) === 7 && strpos( $page, 'notice-success' ) && strpos( $page, '_wpnonce' ) );
}
if ( isset( $argv[1] ) ) {
	$real = trim( file_get_contents( $argv[1] ) );
	check( 'a real snippet is one', null !== parlour_chat_kind_of( $real ) && 'saved' === save( array( 'snippet' => $real, 'everywhere' => '1' ) ) && $real === footer() );
}
parlour_chat_uninstall();
check( 'nothing stays behind', array() === $GLOBALS['options'] );

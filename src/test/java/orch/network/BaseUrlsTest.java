package orch.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlsTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', https://conversations.twilio.com",
    "us1, '', https://conversations.ashburn.us1.twilio.com",
    "ie1, '', https://conversations.dublin.ie1.twilio.com",
    "IE1, DUBLIN, https://conversations.dublin.ie1.twilio.com",
    "au1, '', https://conversations.sydney.au1.twilio.com",
    "au1, singapore, https://conversations.singapore.au1.twilio.com",
    "'', frankfurt, https://conversations.frankfurt.us1.twilio.com",
    "xy9, some-edge, https://conversations.some-edge.xy9.twilio.com"
  })
  void aRegionHasAnEdgeAndAHost(String region, String edge, String url) {
    assertEquals(URI.create(url), BaseUrls.of(region, edge));
  }

  @ParameterizedTest
  @CsvSource({
    "https://conversations.twilio.com, https://memory.twilio.com",
    "https://conversations.twilio.com:443, https://memory.twilio.com",
    "https://CONVERSATIONS.twilio.com, https://memory.twilio.com",
    "https://conversations.dublin.ie1.twilio.com, https://memory.dublin.ie1.twilio.com",
    "https://conversations.ie1.twilio.com, https://memory.ie1.twilio.com"
  })
  void theVendorsProductsDifferInTheFirstLabel(String base, String memory) {
    assertEquals(URI.create(memory), BaseUrls.ofProduct(URI.create(base), "memory"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "https://conversations.twilio.com:8443",
        "http://conversations.twilio.com",
        "https://conversations.twilio.com.evil.example",
        "https://conversations.evil.example",
        "https://conversationsXtwilio.com",
        "https://conversations.a.b.c.twilio.com",
        "https://proxy.example.com"
      })
  void anyOtherServerAnswersForAllProducts(String base) {
    assertEquals(URI.create(base), BaseUrls.ofProduct(URI.create(base), "memory"));
  }

  @Test
  void aRegionWithoutAKnownEdgeNeedsOne() {
    BadConnectionException bad =
        assertThrows(BadConnectionException.class, () -> BaseUrls.of("jp1", ""));
    assertEquals(
        "region jp1 has no default edge: give --edge or set TWILIO_EDGE", bad.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example#",
        "ie1.evil.example",
        "ie1/",
        "ie1:8443",
        "a@b",
        "ie1 ",
        "ie1\n",
        "é",
        "-",
        "-ie1",
        "ie1-",
        "ie_1",
        "?",
        "%2e",
        "\u0131e1"
      })
  void aRegionIsOneLabelForTheCredentialsFollowIt(String text) {
    assertEquals(
        "\"" + text + "\" is not a region; an example is ie1",
        assertThrows(BadConnectionException.class, () -> BaseUrls.of(text, "dublin")).getMessage());
    assertEquals(
        "\"" + text + "\" is not an edge; an example is dublin",
        assertThrows(BadConnectionException.class, () -> BaseUrls.of("ie1", text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "https://conversations.twilio.com, https://conversations.twilio.com",
    "HTTPS://conversations.twilio.com/, https://conversations.twilio.com",
    "' https://h.example:8443 ', https://h.example:8443",
    "https://10.0.0.1, https://10.0.0.1",
    "https://h.example:65535, https://h.example:65535",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://127.9.9.9, http://127.9.9.9",
    "http://localhost:1, http://localhost:1",
    "http://LOCALHOST, http://LOCALHOST",
    "http://[::1]:8080/, http://[::1]:8080"
  })
  void aBaseUrlIsSchemeHostAndPort(String text, String url) {
    assertEquals(URI.create(url), BaseUrls.checked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "localhost:8080", "conversations.twilio.com", "mailto:a", "ftp://h.example", "https://",
        "https:///x", "https://h ost", "//h.example", "/path", "https://h:port", "http://0x7f.1",
        "file:///etc/passwd", "https://under_score"
      })
  void anythingElseIsNoBaseUrl(String text) {
    BadConnectionException bad =
        assertThrows(BadConnectionException.class, () -> BaseUrls.checked(text));
    assertEquals(
        "\"" + text + "\" is not a valid base URL; an example is https://conversations.twilio.com",
        bad.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/v2",
        "https://h.example//",
        "https://h.example?x",
        "https://h.example#x",
        "https://user@h.example",
        "https://AC1:hush@h.example",
        "https://h.example@evil.example"
      })
  void nothingMayStandAroundTheHost(String text) {
    BadConnectionException bad =
        assertThrows(BadConnectionException.class, () -> BaseUrls.checked(text));
    assertEquals(
        "the base URL must have only scheme, host and port, as in https://conversations.twilio.com",
        bad.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://h.example:0", "https://h.example:65536"})
  void aPortIsAPort(String text) {
    assertThrows(BadConnectionException.class, () -> BaseUrls.checked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://conversations.twilio.com",
        "http://10.0.0.1",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://0.0.0.0",
        "http://[::2]",
        "http://localhost."
      })
  void plainHttpStaysOnThisMachine(String text) {
    BadConnectionException bad =
        assertThrows(BadConnectionException.class, () -> BaseUrls.checked(text));
    assertEquals(
        "plain http is allowed only to this machine (127.0.0.1, localhost, [::1]): use https for "
            + URI.create(text).getHost(),
        bad.getMessage());
  }

  @Test
  void aUrlThatCannotBeReadShowsNoSecret() {
    for (String text : new String[] {"https://AC1:hush@h ost", "https://AC1:hush@under_score"}) {
      BadConnectionException bad =
          assertThrows(BadConnectionException.class, () -> BaseUrls.checked(text));
      assertFalse(String.valueOf(bad.getMessage()).contains("hush"), bad.getMessage());
    }
  }

  @Test
  void thisMachineHasThreeNames() {
    assertTrue(BaseUrls.isLoopback(URI.create("https://LocalHost:1/x")));
    assertFalse(BaseUrls.isLoopback(URI.create("mailto:localhost")));
  }
}

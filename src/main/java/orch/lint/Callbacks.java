package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import orch.configuration.Fields;

/** Rules about status callbacks. */
final class Callbacks {
  /** Names of parameters in a URL whose values are usually secrets. */
  private static final List<String> SECRETS =
      List.of("token=", "secret=", "password=", "apikey=", "api_key=", "access_token=", "sig=");

  static final Rule TWICE =
      Rule.warning(
          "O060",
          "Two callbacks have the same URL",
          "The URL is called twice for each change of status",
          "each URL once");
  static final Rule GET =
      Rule.note(
          "O061",
          "A callback uses GET",
          "The data of the conversation becomes part of the URL, which proxies and servers write"
              + " into their logs",
          "method: POST, or no method, which means POST");
  static final Rule SECRET =
      Rule.warning(
          "O062",
          "The URL of a callback has a secret in it",
          "The secret is in the file, in its history, and in what everybody with access to the"
              + " account can read",
          "a URL without a password or token; check the signature of the request instead");

  /** For the limit of the API, which has more to say than the others. */
  static final Rule NOT_PUBLIC =
      Rule.error(
          "O063",
          "The URL of a callback is not https, or not on a public host",
          "The service refuses it: it calls only hosts of the internet, with TLS",
          "https:// and a public host; for a machine of your own, the address of a tunnel");

  static final List<Rule> ALL = List.of(TWICE, GET, SECRET, NOT_PUBLIC);

  private Callbacks() {}

  static void check(JsonNode document, List<Finding> found) {
    Set<String> urls = new HashSet<>();
    int i = 0;
    for (JsonNode callback : document.path(Fields.CALLBACKS)) {
      String pointer = "/" + Fields.CALLBACKS + "/" + i;
      JsonNode url = callback.path("url");
      if (url.isTextual()) {
        if (!urls.add(url.textValue())) {
          found.add(TWICE.at(pointer + "/url", "is also the URL of another callback"));
        }
        if (hasSecret(url.textValue())) {
          found.add(SECRET.at(pointer + "/url", "has a password or a token in it"));
        }
      }
      if (callback.path("method").asText("").equals("GET")) {
        found.add(GET.at(pointer + "/method", "is GET, so the data becomes part of the URL"));
      }
      i++;
    }
  }

  private static boolean hasSecret(String text) {
    try {
      URI url = URI.create(text);
      String query = url.getRawQuery() == null ? "" : url.getRawQuery();
      boolean isNamed = false;
      for (String parameter : query.toLowerCase(Locale.ROOT).split("&", -1)) {
        for (String name : SECRETS) {
          isNamed |= parameter.startsWith(name) && parameter.length() > name.length();
        }
      }
      return isNamed || url.getRawUserInfo() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

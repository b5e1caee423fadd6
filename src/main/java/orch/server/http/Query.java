package orch.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query parameters. Official clients disagree about the case of a name's first letter. */
public record Query(Map<String, String> parameters) {
  /**
   * The parameters of a query string.
   *
   * @throws RefusalException when a percent sign is not followed by two hexadecimal digits
   */
  public static Query of(@Nullable String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      parameters.putIfAbsent(name, value);
    }
    return new Query(parameters);
  }

  /** The parameter's value, under its name or its capitalized name; empty when missing. */
  public String get(String name) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return parameters.getOrDefault(name, parameters.getOrDefault(capital, ""));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RefusalException.invalid(
          "The query has a \"%\" that is not followed by two hexadecimal digits");
    }
  }
}

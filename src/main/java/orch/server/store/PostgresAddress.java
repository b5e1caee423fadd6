package orch.server.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database of PostgreSQL, as {@code postgresql://[USER@]HOST[:PORT]/DATABASE[?NAME=VALUE&...]}.
 *
 * @param user empty when the URL names none
 * @param host a name or an address; an IPv6 address is in brackets
 * @param schema which has the tables
 * @param tls what the URL says about TLS, by the driver's names
 */
record PostgresAddress(
    String user, String host, int port, String database, String schema, Map<String, String> tls) {
  private static final int USUAL_PORT = 5432;
  private static final String SCHEMA = "schema";
  private static final List<String> TLS = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Pattern FORM =
      Pattern.compile(
          "(?i:postgres(?:ql)?)://(?:([^/?]*)@)?(\\[[0-9a-fA-F:.]+\\]|[^/?:@\\[\\]]+)(?::(\\d{1,5}))?"
              + "/([^/?]+)(?:\\?(.*))?");

  /**
   * Reads a URL. The messages of the exceptions do not repeat it: a password may be in it.
   *
   * @throws IllegalArgumentException when it has a password, or another mistake
   */
  static PostgresAddress parse(String url) {
    refusePassword(url);
    Matcher form = FORM.matcher(url);
    int port = USUAL_PORT;
    if (form.matches()) {
      port = form.group(3) == null ? USUAL_PORT : Integer.parseInt(form.group(3));
    }
    if (!form.matches() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the form is postgresql://[USER@]HOST[:PORT]/DATABASE");
    }
    Map<String, String> parameters = parameters(form.group(5));
    String schema = parameters.getOrDefault(SCHEMA, "orch");
    if (!NAME.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "the schema is a name of lower-case letters, digits and \"_\"");
    }
    parameters.remove(SCHEMA);
    return new PostgresAddress(
        form.group(1) == null ? "" : decoded(form.group(1)),
        form.group(2),
        port,
        decoded(form.group(4)),
        schema,
        parameters);
  }

  private static void refusePassword(String url) {
    int start = url.indexOf("://") + 3;
    int at = url.lastIndexOf('@');
    boolean isBeforeHost = at > start && url.substring(start, at).contains(":");
    if (isBeforeHost || Pattern.compile("(?i)[?&]password=").matcher(url).find()) {
      throw new IllegalArgumentException(
          "other users of this machine can see a password there: set PGPASSWORD, or write it to"
              + " ~/.pgpass");
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !(TLS.contains(name) || name.equals(SCHEMA))) {
        throw new IllegalArgumentException(
            "the parameters are schema, sslmode, sslrootcert, sslcert and sslkey, each with a"
                + " value");
      }
      parameters.put(name, decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The URL without its parameters. */
  String place() {
    String who = user.isEmpty() ? "" : user + "@";
    return "postgresql://" + who + host + ":" + port + "/" + database;
  }
}

package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures one POST over TLS to a server on loopback, by orch, the vendor's CLI, and curl with jq.
 */
final class OverHttps implements Part {
  private static final String ORCH = "orch config create";
  private static final String VENDOR = "twilio api:core:messages:create";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Tls tls = Tls.make(setting);
    try (Background server = Background.start(place, server(place, tls))) {
      String url = "https://localhost:" + server.ready("https");
      String proxy = "http://127.0.0.1:" + server.ready("proxy");
      Race race =
          setting.race(
              List.of(
                  orch(place, url).with(tls.orch()),
                  vendor(place).with(tls.node()).with(viaProxy(proxy)),
                  curl(place, tls, url)));
      judge(report, race);
      report.section(
          "One create over https",
          "Each sends one POST and prints the response. The server (node, TLS 1.3, HTTP/1.1) and"
              + " the CONNECT proxy that routes the vendor's CLI to it are on loopback. orch reads"
              + " a trust store with the JDK's authorities and the bench's; the others use their"
              + " own trust settings.",
          race.table());
    }
  }

  private static void judge(Report report, Race race) {
    report.judge(
        Goal.atMost("`config create` over https / `" + VENDOR + "` over https, wall", 0.45, 0.33),
        race.wall(ORCH),
        race.wall(VENDOR));
    report.judge(Goal.atMost("the same: CPU", 0.55, 0.40), race.cpu(ORCH), race.cpu(VENDOR));
    report.judge(Goal.atMost("the same: peak RSS", 0.55, 0.45), race.rss(ORCH), race.rss(VENDOR));
  }

  private static Command server(Place place, Tls tls) {
    return Command.of(
        "tls-server",
        "proxy",
        "node",
        place.file("node/tls-server.mjs"),
        tls.file("server.key").toString(),
        tls.file("server.pem").toString());
  }

  private static Command orch(Place place, String url) {
    List<String> arguments = new ArrayList<>(List.of(place.orch(), "--base-url", url));
    arguments.addAll(CreateFlags.ARGUMENTS);
    return Command.of(ORCH, "\"operationId\"", arguments);
  }

  private static Command vendor(Place place) {
    return Command.of(
        VENDOR,
        "\"sid\": \"SM",
        place.twilio(),
        "api:core:messages:create",
        "--from",
        "+15551230100",
        "--to",
        "+15551230101",
        "--body",
        "hello",
        "-o",
        "json");
  }

  private static Map<String, String> viaProxy(String proxy) {
    return Map.of("HTTP_PROXY", proxy, "HTTPS_PROXY", proxy, "NO_PROXY", "");
  }

  private static Command curl(Place place, Tls tls, String url) {
    String script =
        "curl -sS --fail-with-body \"$@\" -u \"$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN\""
            + " -H 'Content-Type: application/json' | jq .";
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    arguments.addAll(tls.curl());
    arguments.addAll(List.of("--data-binary", "@" + place.document()));
    arguments.add(url + "/v2/ControlPlane/Configurations");
    return Command.of("curl, jq: the same POST", "statusUrl", arguments);
  }
}

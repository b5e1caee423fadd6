package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A local control plane that is reached like the vendor's API: at the vendor's host name, over TLS,
 * through a proxy.
 *
 * @param emulator the local control plane, on loopback http
 * @param server ends the TLS; also the proxy
 * @param tls the certificates that it shows
 */
record Site(Background emulator, Background server, Tls tls) implements AutoCloseable {
  /** The vendor's URL, which the proxy routes to this machine. */
  static final String URL = "https://conversations.twilio.com";

  /**
   * @param options further options of the emulator
   */
  static Site start(Place place, Tls tls, String name, String... options) throws IOException {
    Path db = Files.createTempDirectory(place.directory("db"), name).resolve("orch.db");
    List<String> line =
        new ArrayList<>(List.of(place.orch(), "emulator", "-v", "--port", "0", "--latency", "0"));
    line.addAll(List.of("--db", db.toString()));
    line.addAll(List.of(options));
    Background emulator = Background.start(place, Command.of("emulator-" + name, "baseUrl", line));
    try {
      return new Site(emulator, Background.start(place, server(place, tls, emulator)), tls);
    } catch (IOException | RuntimeException e) {
      emulator.close();
      throw e;
    }
  }

  private static Command server(Place place, Tls tls, Background emulator) {
    return Command.of(
        "tls-server",
        "proxy",
        "node",
        place.file("node/tls-server.mjs"),
        tls.file("server.key").toString(),
        tls.file("server.pem").toString(),
        emulator.ready("baseUrl"));
  }

  /**
   * The command with the variables that route it through the proxy and make it trust the server.
   */
  Command reached(Command command) {
    String proxy = "http://127.0.0.1:" + server.ready("proxy");
    return command
        .with(tls.variables())
        .with(Map.of("HTTP_PROXY", proxy, "HTTPS_PROXY", proxy, "NO_PROXY", ""));
  }

  List<Command> reached(List<Command> commands) {
    return commands.stream().map(this::reached).toList();
  }

  /** Method and status of each request since the emulator's log had so many lines. */
  List<String> requests(int before) throws IOException {
    List<String> log = emulator.log();
    return log.subList(before, log.size()).stream()
        .map(line -> line.replaceFirst("^orch: (\\w+) \\S+ (\\w+).*", "$1 $2"))
        .toList();
  }

  /** A client of the account that the commands use, on loopback http. */
  Load load() {
    return new Load(emulator.ready("baseUrl"), Place.CREDENTIALS.get("TWILIO_ACCOUNT_SID"));
  }

  @Override
  public void close() {
    server.close();
    emulator.close();
  }
}

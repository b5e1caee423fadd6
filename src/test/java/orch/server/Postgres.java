package orch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orch.Certificates;
import orch.server.store.PostgresStorage;

/**
 * A server of PostgreSQL on a free port of this machine, with its data in a directory of its own
 * and a password. It ends with the test JVM. Its program is that of Debian's package, which {@code
 * bin/check} installs; where it is missing, the tests fail.
 */
public final class Postgres implements AutoCloseable {
  private static final String USER = "orch";
  private static final String PASSWORD = "not-a-secret";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

  private final Path directory;
  private final List<String> settings = new ArrayList<>();
  private final int port;
  private Process process;

  /**
   * @param certificate of TLS; empty for none
   */
  private Postgres(boolean isDurable, String certificate) throws IOException, InterruptedException {
    this.settings.add("fsync=" + (isDurable ? "on" : "off"));
    this.directory = ownedDirectory();
    this.port = freePort();
    Path password = file("password", PASSWORD);
    if (!certificate.isEmpty()) {
      settings.add("ssl=on");
      settings.add("ssl_cert_file=" + file("server.pem", Certificates.pem(certificate)));
      settings.add("ssl_key_file=" + file("server.key", Certificates.keyPem(certificate)));
    }
    run(
        program("initdb"),
        "--no-sync",
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--pgdata=" + data());
    this.process = started();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of PostgreSQL"));
  }

  private static final class Shared {
    static final Postgres SERVER = start(false);
  }

  /** The one of all tests of this JVM, which does not wait for the disk. */
  public static Postgres shared() {
    return Shared.SERVER;
  }

  /**
   * Starts one.
   *
   * @param isDurable whether a commit waits for the disk
   */
  public static Postgres start(boolean isDurable) {
    return start(isDurable, "");
  }

  /**
   * Starts one that speaks TLS.
   *
   * @param certificate the name of one of {@link Certificates}
   */
  public static Postgres startWithTls(String certificate) {
    return start(false, certificate);
  }

  private static Postgres start(boolean isDurable, String certificate) {
    try {
      return new Postgres(isDurable, certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static String[] unprivileged(String... command) {
    String[] user = {"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"};
    return IS_ROOT
        ? Stream.concat(Arrays.stream(user), Arrays.stream(command)).toArray(String[]::new)
        : command;
  }

  private static Path ownedDirectory() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("orch-postgres");
    if (IS_ROOT) {
      finish(new ProcessBuilder("chown", "postgres", directory.toString()));
    }
    return directory;
  }

  /** A file of the server, which nobody else can read. */
  private Path file(String name, String text) throws IOException, InterruptedException {
    Path file = directory.resolve(name);
    run("sh", "-c", "umask 077; printf %s \"$1\" >\"$2\"", "sh", text, file.toString());
    return file;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String program(String name) throws IOException {
    List<Path> places = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        versions.sorted().forEach(version -> places.add(0, version.resolve("bin")));
      }
    }
    for (String place : System.getenv("PATH").split(":", -1)) {
      places.add(Path.of(place));
    }
    return places.stream()
        .map(place -> place.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new AssertionError("install the package postgresql: bin/check does"));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    finish(new ProcessBuilder(unprivileged(command)));
  }

  private static void finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.directory(new java.io.File("/")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", builder.command()) + ": " + said);
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Process started() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of("listen_addresses=127.0.0.1", "port=" + port));
    all.addAll(List.of("unix_socket_directories=", "max_connections=100"));
    all.forEach(setting -> command.addAll(List.of("-c", setting)));
    Process server =
        new ProcessBuilder(unprivileged(command.toArray(String[]::new)))
            .directory(new java.io.File("/"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!answers()) {
      if (!server.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("PostgreSQL does not start");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return server;
  }

  private boolean answers() {
    try (Connection connection = connection()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Ends the server at once, as a crash does, and leaves its data. */
  public void crash() throws InterruptedException {
    // SIGQUIT ends it without a checkpoint; its children end by themselves.
    signal("QUIT");
    process.waitFor();
  }

  /** Starts the server again, on the same port and data. */
  public void startAgain() throws IOException, InterruptedException {
    process = started();
  }

  private void signal(String name) {
    try {
      finish(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The URL for {@code --db}, without the password. */
  public String url(String schema) {
    return "postgresql://" + USER + "@127.0.0.1:" + port + "/postgres?schema=" + schema;
  }

  public int port() {
    return port;
  }

  /** The variables of the environment that an emulator needs. */
  public Map<String, String> environment() {
    return Map.of("PGPASSWORD", PASSWORD);
  }

  /** A place for the state of control planes. */
  public PostgresStorage storage(String schema) {
    return PostgresStorage.of(url(schema), environment());
  }

  public Connection connection() throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  /** Runs statements that have no result. */
  public void run(String sql) throws SQLException {
    try (Connection connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number that a query finds. */
  public long number(String sql) throws SQLException {
    try (Connection connection = connection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Ends the server, and deletes its data. */
  @Override
  public void close() {
    if (process.isAlive()) {
      signal("INT");
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
    try {
      finish(new ProcessBuilder("rm", "-rf", directory.toString()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A TLS proxy in front of a local server, with a new certificate. Arguments: the server's URL, and a directory for the keys. */
final class TlsServer {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TlsServer(URI server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    KeyStore keys = keys(directory);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    TlsServer relay = new TlsServer(URI.create(args[0]));
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", relay::relay);
    server.start();
    System.out.println("https://localhost:" + server.getAddress().getPort());
  }

  private static KeyStore keys(Path directory) throws Exception {
    Path file = directory.resolve("trust.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    new ProcessBuilder(
            keytool, "-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12",
            "-storepass", "changeit", "-alias", "orch", "-keyalg", "RSA", "-keysize", "2048",
            "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("keytool.log").toFile())
        .start()
        .waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      for (String name : new String[] {"Authorization", "Content-Type", "Idempotency-Key"}) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      String here = "https://localhost:" + exchange.getLocalAddress().getPort();
      byte[] text = answer.body().replace(server.toString(), here).getBytes("UTF-8");
      for (String name : new String[] {"Operation-Id", "Retry-After", "Content-Type"}) {
        answer.headers().firstValue(name).ifPresent(v -> exchange.getResponseHeaders().set(name, v));
      }
      exchange.sendResponseHeaders(answer.statusCode(), text.length);
      exchange.getResponseBody().write(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

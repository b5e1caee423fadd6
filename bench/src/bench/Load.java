package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A minimal client that puts load on the local control plane. */
final class Load {
  private static final String CONFIGURATIONS = "/v2/ControlPlane/Configurations";

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final String url;
  private final String authorization;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param account the account that owns the configurations
   */
  Load(String baseUrl, String account) {
    this.url = baseUrl + CONFIGURATIONS;
    byte[] pair = (account + ":not-a-secret").getBytes(StandardCharsets.US_ASCII);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /**
   * Creates configurations on several threads.
   *
   * @return the configurations per second
   */
  double create(String document, int count, int threads)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger left = new AtomicInteger(count);
      long from = System.nanoTime();
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            pool.submit(
                () -> {
                  while (left.getAndDecrement() > 0) {
                    create(document);
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
      return count / ((System.nanoTime() - from) / 1e9);
    } finally {
      pool.shutdown();
    }
  }

  private void create(String document) throws IOException, InterruptedException {
    HttpRequest request =
        request(url)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(document))
            .build();
    expect(202, client.send(request, BodyHandlers.ofString()));
  }

  /** The ids of all configurations, in the order of the list. */
  List<String> ids() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      String page = page(token);
      ID.matcher(page).results().forEach(id -> ids.add(id.group(1)));
      token = Text.member(page, "nextToken");
    } while (!token.isEmpty() && !token.equals("null"));
    return ids;
  }

  /** The page of a page token; an empty token means the first page. */
  String page(String token) throws IOException, InterruptedException {
    return get(url + "?pageSize=50" + (token.isEmpty() ? "" : "&pageToken=" + token));
  }

  String configuration(String id) throws IOException, InterruptedException {
    return get(url + "/" + id);
  }

  private String get(String at) throws IOException, InterruptedException {
    return expect(200, client.send(request(at).build(), BodyHandlers.ofString()));
  }

  private HttpRequest.Builder request(String at) {
    return HttpRequest.newBuilder(URI.create(at)).header("Authorization", authorization);
  }

  private static String expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new BenchException(
          "the local control plane: " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }
}

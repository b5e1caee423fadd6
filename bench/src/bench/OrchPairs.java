package bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import orch.api.Accepted;
import orch.api.Api;
import orch.api.ClientOptions;
import orch.api.ConfigurationWrites;
import orch.api.Retry;
import orch.api.Target;
import orch.api.Trace;
import orch.concurrent.Deadline;
import orch.configuration.CreateRequest;
import orch.json.Json;
import orch.operation.Operation;

/**
 * Creates configurations and polls the operation of each, with orch's API client, many at once.
 * Prints the seconds it took. Arguments: base URL, document, pairs, concurrency.
 */
final class OrchPairs {
  private final Api api;
  private final ObjectNode document;
  private final AtomicInteger left;

  private OrchPairs(String url, ObjectNode document, int pairs) {
    String pair = System.getenv("TWILIO_ACCOUNT_SID") + ":" + System.getenv("TWILIO_AUTH_TOKEN");
    String credentials =
        Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    Target target = new Target(URI.create(url), "Basic " + credentials);
    // The commands' policy. The JDK's client sometimes closes a pooled connection that it has just
    // picked; then the call is retried within the measured time.
    Retry retry = new Retry(4, ThreadLocalRandom.current()::nextDouble);
    ClientOptions options =
        new ClientOptions(
            Duration.ofSeconds(30),
            retry,
            "orch/bench",
            Clock.systemUTC(),
            OrchPairs::elapsed,
            pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
            Trace.NONE);
    this.api = new Api(target, options);
    this.document = document;
    this.left = new AtomicInteger(pairs);
  }

  public static void main(String[] args) throws Exception {
    ObjectNode document = (ObjectNode) Json.read(Files.readString(Path.of(args[1])));
    int concurrency = Integer.parseInt(args[3]);
    OrchPairs pairs = new OrchPairs(args[0], document, Integer.parseInt(args[2]));
    long from = System.nanoTime();
    pairs.run(concurrency);
    System.out.println((System.nanoTime() - from) / 1e9);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private void run(int concurrency) throws Exception {
    // Daemon threads: when a failure ends the main thread, the process must end, too.
    ExecutorService threads = Executors.newFixedThreadPool(concurrency, OrchPairs::daemon);
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < concurrency; i++) {
      workers.add(
          threads.submit(
              () -> {
                while (left.getAndDecrement() > 0) {
                  pair();
                }
                return null;
              }));
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static Duration elapsed() {
    return Duration.ofNanos(System.nanoTime());
  }

  /** The work of a command after it has read its document: check, send, poll. */
  private void pair() throws InterruptedException {
    Deadline deadline = Deadline.in(Duration.ofMinutes(5), OrchPairs::elapsed);
    CreateRequest request = new CreateRequest(document);
    Accepted accepted = api.send(ConfigurationWrites.create(request, UUID.randomUUID()), deadline);
    Operation operation = api.operation(accepted.name(), deadline);
    if (!operation.json().path("status").asText().equals("COMPLETED")) {
      throw new IllegalStateException("unexpected response: " + operation.json());
    }
  }
}

package orch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every request as the test decides. */
final class HostileServer implements AutoCloseable {
  /** Decides the response to a request. */
  interface Answers {
    /**
     * Answers one request.
     *
     * @param number of the request, from 0
     */
    void answer(int number, Answer to) throws IOException;
  }

  /** An answer to one request. */
  record Answer(HttpExchange exchange) {
    String method() {
      return exchange.getRequestMethod();
    }

    Answer header(String name, String value) {
      exchange.getResponseHeaders().set(name, value);
      return this;
    }

    void json(int status, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    /** A text that is repeated, then an end. */
    void repeated(String begin, String text, int times, String end) throws IOException {
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      body.write(begin.getBytes(StandardCharsets.UTF_8));
      int batch = Math.max(1, (1 << 16) / text.length());
      for (int done = 0; done < times; done += batch) {
        String piece = text.repeat(Math.min(batch, times - done));
        body.write(piece.getBytes(StandardCharsets.UTF_8));
      }
      body.write(end.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  HostileServer(Answers answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(answers, exchange));
    server.setExecutor(threads);
    server.start();
  }

  /** A page of a listing. */
  static String page(String items, String nextToken) {
    String next = nextToken.isEmpty() ? "" : ",\"nextToken\":\"" + nextToken + "\"";
    return "{\"meta\":{\"key\":\"configurations\"" + next + "},\"configurations\":[" + items + "]}";
  }

  /** A configuration in a listing. */
  static String configuration(String name) {
    return "{\"id\":\"conv_configuration_" + name + "\",\"displayName\":\"" + name + "\"}";
  }

  private void answer(Answers answers, HttpExchange exchange) {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      answers.answer(requests.getAndIncrement(), new Answer(exchange));
    } catch (IOException e) {
      // orch has closed the connection.
      exchange.close();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The options that make orch use this server. */
  String[] and(String... args) {
    return Orch.joined(new String[] {"-p", "local", "--base-url", url()}, args);
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

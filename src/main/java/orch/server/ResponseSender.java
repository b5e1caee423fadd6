package orch.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import orch.server.fault.Fault;
import orch.server.fault.FaultKind;
import orch.server.http.ExchangeThreads;
import orch.server.http.HangingExchanges;
import orch.server.http.Reply;
import orch.server.http.ResponseBody;
import orch.server.http.RunningExchanges;

/** Sends a response: whole, or damaged by a fault. */
final class ResponseSender implements AutoCloseable {
  private static final int HUGE_BLOCKS = 200 << 10;
  private static final int HUGE_BLOCK_BYTES = 1 << 10;

  /** How long a client may take to read its response while others wait for a thread. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

  private final RunningExchanges exchanges;
  private final ExchangeThreads threads;
  private final RandomGenerator random;
  private final HangingExchanges hanging = new HangingExchanges();

  ResponseSender(RunningExchanges exchanges, ExchangeThreads threads, RandomGenerator random) {
    this.exchanges = exchanges;
    this.threads = threads;
    this.random = random;
  }

  /**
   * @throws IOException when the client closed the connection
   */
  void send(HttpExchange exchange, Reply reply, Fault fault) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Twilio-Request-Id", requestId());
    if (fault.kind() == FaultKind.SLOW) {
      exchanges.pause(fault.millis());
    }
    threads.startClientTimeout(READ_TIMEOUT);
    switch (fault.kind()) {
      case CUT_BEFORE, CUT_AFTER -> exchange.close();
      case HANG -> hanging.add(exchange);
      case STALL_BODY -> {
        sendPart(exchange, reply, 0);
        hanging.add(exchange);
      }
      case STALL -> {
        sendHalf(exchange, reply);
        hanging.add(exchange);
      }
      case TRUNCATED -> {
        sendHalf(exchange, reply);
        exchange.close();
      }
      case HUGE -> sendHuge(exchange, reply);
      case GARBAGE -> sendGarbage(exchange, reply);
      default -> sendWhole(exchange, reply);
    }
  }

  private String requestId() {
    HexFormat hex = HexFormat.of();
    synchronized (random) {
      return "RQ" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
  }

  private static void sendWhole(HttpExchange exchange, Reply reply) throws IOException {
    ResponseBody content = ResponseBody.of(reply.body());
    boolean bodiless = content.length() == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : content.length());
    if (!bodiless) {
      content.write(exchange.getResponseBody(), content.length());
    }
    exchange.close();
  }

  private static void sendHalf(HttpExchange exchange, Reply reply) throws IOException {
    sendPart(exchange, reply, ResponseBody.of(reply.body()).length() / 2);
  }

  /** Sends a part of the body, with a Content-Length that is one byte too large. */
  private static void sendPart(HttpExchange exchange, Reply reply, long bytes) throws IOException {
    ResponseBody content = ResponseBody.of(reply.body());
    exchange.sendResponseHeaders(reply.status(), content.length() + 1);
    content.write(exchange.getResponseBody(), bytes);
    exchange.getResponseBody().flush();
  }

  /** Sends every byte from 255 down to 0: neither UTF-8 nor JSON. */
  private static void sendGarbage(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = new byte[1 << Byte.SIZE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~i;
    }
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Sends one JSON document that is far larger than any response of the API. */
  private void sendHuge(HttpExchange exchange, Reply reply) throws IOException {
    byte[] block = new byte[HUGE_BLOCK_BYTES];
    Arrays.fill(block, (byte) 'x');
    exchange.sendResponseHeaders(reply.status(), 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write("{\"padding\":\"".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < HUGE_BLOCKS && !exchanges.isClosing(); i++) {
        body.write(block);
      }
      body.write("\"}".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    hanging.close();
  }
}

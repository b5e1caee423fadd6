package orch.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A load balancer for TCP: each connection goes to the next server that accepts it. */
final class Balancer implements AutoCloseable {
  private final ServerSocket front = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger next = new AtomicInteger();
  private final List<Integer> ports;

  Balancer(List<Integer> ports) throws IOException {
    this.ports = ports;
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + front.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        threads.execute(() -> connect(client));
      }
    } catch (IOException e) {
      // It was closed.
      return;
    }
  }

  private void connect(Socket client) {
    for (int i = 0; i < ports.size(); i++) {
      int port = ports.get(Math.floorMod(next.getAndIncrement(), ports.size()));
      Socket server = new Socket();
      try {
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        threads.execute(() -> copy(client, server));
        copy(server, client);
        return;
      } catch (IOException e) {
        // Nobody is there: the next one.
        close(server);
      }
    }
    close(client);
  }

  /** When one side ends, both connections are closed. */
  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // As good as the end.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
    threads.shutdownNow();
  }
}

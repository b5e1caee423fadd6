package orch.api;

import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

public final class WarmUp {
  private static final AtomicReference<@Nullable Error> FIRST_ERROR = new AtomicReference<>();

  private WarmUp() {}

  /** Starts in the background and returns at once. */
  public static void ofTls() {
    DaemonThread.start("TLS warm-up", WarmUp::setUpTls);
  }

  private static void setUpTls() {
    try {
      String w = "ca";
      if (w == null) {
        Tls.manager();
      }
      SSLEngine engine = Tls.context(Optional.empty()).createSSLEngine("localhost", 443);
      if (w != null && w.contains("c")) {
        engine.setUseClientMode(true);
        engine.wrap(
            ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
      } else {
        engine.getSupportedCipherSuites();
      }
      Tls.manager();
      if (w != null && w.contains("a")) {
        Class.forName("sun.security.util.AnchorCertificates");
      }
    } catch (LinkageError | VirtualMachineError e) {
      FIRST_ERROR.set(e);
    } catch (SSLException | ClassNotFoundException | IllegalStateException e) {
      // The first handshake reports it.
      return;
    }
  }

  static Error firstError(LinkageError consequence) {
    Error first = FIRST_ERROR.get();
    return first == null ? consequence : first;
  }
}

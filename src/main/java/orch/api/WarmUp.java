package orch.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

/**
 * Sets up what a request needs in the background, while the command line is parsed. With two
 * processors, a part of that then costs no extra time.
 */
public final class WarmUp implements Runnable {
  private static final AtomicReference<@Nullable Error> FIRST_ERROR = new AtomicReference<>();

  private final boolean hasTls;

  private WarmUp(boolean hasTls) {
    this.hasTls = hasTls;
  }

  /**
   * Begins, and returns at once. Sends nothing.
   *
   * @param hasTls whether requests go over TLS
   */
  public static void begin(boolean hasTls) {
    DaemonThread.start("warm-up", new WarmUp(hasTls));
  }

  @Override
  public void run() {
    if (hasTls) {
      setUpTls();
    } else {
      // Beside TLS, this would only compete for the processors.
      HttpTransport.plainClient(HttpClient.Builder.NO_PROXY).close();
    }
  }

  private static void setUpTls() {
    try {
      sayHello(Tls.context(Optional.empty()).createSSLEngine("localhost", 443));
      // Needed last, when the server has shown its certificate.
      Tls.authorities();
    } catch (LinkageError | VirtualMachineError e) {
      FIRST_ERROR.compareAndSet(null, e);
    } catch (GeneralSecurityException | IOException | IllegalStateException e) {
      // The command meets the same problem, and reports it.
      return;
    }
  }

  /** Makes the first message of a handshake, which goes nowhere, to load what makes it. */
  private static void sayHello(SSLEngine engine) throws SSLException {
    engine.setUseClientMode(true);
    int size = engine.getSession().getPacketBufferSize();
    engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(size));
  }

  /**
   * The first error, if there was one: later uses of a class that failed to load do not repeat the
   * reason.
   */
  static Error firstError(LinkageError consequence) {
    Error first = FIRST_ERROR.get();
    return first == null ? consequence : first;
  }
}

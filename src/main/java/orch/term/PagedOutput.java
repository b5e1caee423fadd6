package orch.term;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import orch.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Holds output back until it is longer than the screen, and then starts the pager and sends
 * everything through it. Shorter output goes to the screen at the end.
 *
 * <p>As a ticker, it stands still while the user reads: that is not the command's time.
 */
final class PagedOutput extends OutputStream implements Ticker {
  /** The most bytes that are kept for the case that the shell does not find the pager. */
  private static final int MAX_KEPT = 256 << 10;

  private final OutputStream screen;
  private final Pager pager;
  private final Pager.Client client;
  private final Map<String, String> environment;
  private final Ticker ticker;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private Duration blocked = Duration.ZERO;
  private @Nullable Screenful screenful;
  private volatile @Nullable RunningPager running;
  private boolean isDirect;
  private boolean isLeft;

  /**
   * @param screen the output without a pager
   * @param environment tells the size of the screen, and the pager's options
   */
  PagedOutput(
      OutputStream screen,
      Pager pager,
      Pager.Client client,
      Map<String, String> environment,
      Ticker ticker) {
    this.screen = screen;
    this.pager = pager;
    this.client = client;
    this.environment = environment;
    this.ticker = ticker;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (isDirect) {
      screen.write(bytes, from, length);
      return;
    }
    if (kept.size() <= MAX_KEPT) {
      kept.write(bytes, from, length);
    }
    if (running != null) {
      send(running, bytes, from, length, false);
    } else if (isLongWith(bytes, from, length)) {
      start();
    }
  }

  private boolean isLongWith(byte[] bytes, int from, int length) {
    if (screenful == null) {
      int rows = ScreenWidth.heightOfStandardOutput(environment);
      screenful = new Screenful(rows, ScreenWidth.ofStandardOutput(environment));
    }
    return screenful.isExceededWith(bytes, from, length);
  }

  private void start() throws IOException {
    String objection = pager.objection(environment);
    if (!objection.isEmpty()) {
      doWithout(objection);
      return;
    }
    Optional<TerminalSettings> before = TerminalSettings.now();
    client.ignoreInterrupts(true);
    Process process;
    try {
      process = pager.start(environment);
    } catch (IOException e) {
      client.ignoreInterrupts(false);
      doWithout("it cannot be started");
      return;
    }
    running = RunningPager.over(process, client, before);
    send(running, kept.toByteArray(), 0, kept.size(), true);
  }

  private void send(RunningPager to, byte[] bytes, int from, int length, boolean flushed)
      throws IOException {
    Duration begun = ticker.elapsed();
    boolean sent = false;
    try {
      to.input().write(bytes, from, length);
      if (flushed) {
        to.input().flush();
      }
      sent = true;
    } catch (IOException e) {
      // The pager reads no more; its exit code says why.
    }
    blocked = blocked.plus(ticker.elapsed()).minus(begun);
    if (!sent) {
      end(to);
      if (!isDirect) {
        isLeft = true;
        // The text by which this failure is known to be none.
        throw new IOException("Broken pipe");
      }
    }
  }

  private void end(RunningPager ended) throws IOException {
    if (RunningPager.isMissing(ended.end()) && kept.size() <= MAX_KEPT) {
      doWithout("the shell did not find it");
    }
  }

  private void doWithout(String reason) throws IOException {
    isDirect = true;
    if (!pager.variable().isEmpty()) {
      client.warn(pager.variable() + " is set to \"" + pager.command() + "\", but " + reason);
    }
    kept.writeTo(screen);
    screen.flush();
  }

  /** The text stays held back, however often it is flushed, until it is long or ends. */
  @Override
  public void flush() throws IOException {
    if (isDirect) {
      screen.flush();
    } else if (running != null) {
      send(running, new byte[0], 0, 0, true);
    }
  }

  /** Waits until the user has left the pager; without one, prints what was held back. */
  @Override
  public void close() throws IOException {
    if (running != null && !isDirect) {
      end(running);
    } else if (!isDirect) {
      isDirect = true;
      kept.writeTo(screen);
    }
    screen.flush();
  }

  /** Whether the pager has been started, and has the terminal. */
  boolean isShown() {
    return running != null;
  }

  /** Whether the user has left the pager before the output was complete. */
  boolean isLeft() {
    return isLeft || (running != null && running.isLeft());
  }

  @Override
  public Duration elapsed() {
    return ticker.elapsed().minus(blocked);
  }
}

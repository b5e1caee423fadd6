package orch.term;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import orch.concurrent.DaemonThread;
import orch.concurrent.Ticker;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * Lines at the end of a terminal's output that are drawn over again and again. What stdout and
 * stderr write meanwhile goes above them.
 *
 * <p>The cursor waits at the start of the first line. There it stays when the terminal changes its
 * size, however the terminal moves the text, so that everything after it can be erased. The
 * terminal's settings are not changed and the cursor is not hidden: a process that is killed leaves
 * nothing that needs repair.
 */
public final class LiveArea implements AutoCloseable {
  /** The shortest time between two frames. */
  public static final Duration FRAME = Duration.ofMillis(100);

  /** Every such frame is drawn as a whole, because what the user types is shown in the area. */
  private static final int WHOLE = 10;

  /**
   * Erases from the start of the line to the end of the screen, and moves the cursor back. In two
   * steps, because some terminals keep a copy of a screen that is erased from its first cell.
   */
  private static final String ERASE = "\r\033[K\0337\033[B\033[J\0338";

  /**
   * No line wraps while a frame is drawn, which may be for a width that the terminal no longer has.
   * A frame is written in one piece, so that a killed process does not leave this behind.
   */
  private static final String NO_WRAP = "\033[?7l";

  private static final String WRAP = "\033[?7h";

  private final OutputStream out;
  private final Supplier<ScreenSize> size;
  private final Ticker ticker;
  private final Content content;
  private final ByteArrayOutputStream drawing = new ByteArrayOutputStream();
  private final LineDisciplineTerminal screen;
  private final List<PrintStream> covered = new ArrayList<>();
  private Display display;
  private ScreenSize drawnFor = ScreenSize.USUAL;
  private Duration lastFrame;
  private int frames;
  private boolean isDrawn;
  private boolean isInsideALine;
  private boolean isClosed;

  /** Whether a pager has the terminal, so that nothing may be drawn on it. */
  private BooleanSupplier isHidden = () -> false;

  /** What an area shows. */
  public interface Content {
    /**
     * The lines for the next frame. Styles are ANSI sequences.
     *
     * @param size of the terminal; a line has to be narrower, and one row has to stay free
     */
    List<String> lines(ScreenSize size);
  }

  /**
   * @param out the terminal
   * @param ticker for the time between frames
   */
  LiveArea(OutputStream out, Supplier<ScreenSize> size, Ticker ticker, Content content) {
    this.out = out;
    this.size = size;
    this.ticker = ticker;
    this.content = content;
    this.lastFrame = ticker.elapsed().minus(FRAME);
    try {
      // Only the sequences that all terminals have in common are used, whatever TERM says.
      this.screen = new LineDisciplineTerminal("area", "xterm", drawing, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.display = new Display(screen, false);
  }

  /** Whether a terminal has an area already; there can be only one. */
  public static boolean isShownOn(Terminal terminal) {
    return StandardOutput.isCovered(terminal.err()) || StandardOutput.isCovered(terminal.out());
  }

  /**
   * Shows an area below what the streams write, and draws it until it is closed.
   *
   * @param stream stdout or stderr, which is the terminal that the area is drawn on
   */
  public static LiveArea open(
      Terminal terminal, Terminal.Stream stream, Ticker ticker, Content content) {
    LiveArea area =
        new LiveArea(
            StandardOutput.beneath(terminal.printer(stream)),
            () -> ScreenSize.of(stream),
            ticker,
            content);
    area.isHidden = () -> StandardOutput.isInPager(terminal.out());
    for (Terminal.Stream each : List.of(Terminal.Stream.OUT, Terminal.Stream.ERR)) {
      if (terminal.isTerminal(each)) {
        area.cover(terminal.printer(each));
      }
    }
    DaemonThread.start("live area", area::paint);
    return area;
  }

  /** From now on, what a stream writes goes above the area. */
  synchronized void cover(PrintStream stream) {
    stream.flush();
    StandardOutput.cover(stream, this);
    covered.add(stream);
  }

  private void paint() {
    while (draw()) {
      LockSupport.parkNanos(FRAME.toNanos());
    }
  }

  /** Draws a frame if the last one is old enough; false when the area is closed. */
  synchronized boolean draw() {
    Duration now = ticker.elapsed();
    boolean isDue = now.minus(lastFrame).compareTo(FRAME) >= 0;
    if (!isClosed && !isInsideALine && isDue && !isHidden.getAsBoolean()) {
      lastFrame = now;
      frame(size.get());
    }
    return !isClosed;
  }

  private void frame(ScreenSize now) {
    List<AttributedString> lines = new ArrayList<>();
    for (String line : content.lines(now)) {
      lines.add(AttributedString.fromAnsi(line));
    }
    write(NO_WRAP);
    if (!isDrawn || !now.equals(drawnFor) || frames++ % WHOLE == 0) {
      write(isDrawn ? ERASE : "");
      display = new Display(screen, false);
      display.resize(Size.of(now.columns(), now.rows()));
      drawnFor = now;
    } else {
      write("\r");
    }
    display.update(lines, 0, true);
    write(WRAP);
    isDrawn = true;
    send();
  }

  private void write(String text) {
    drawing.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes in one piece what was drawn. */
  private void send() {
    try {
      drawing.writeTo(out);
      out.flush();
    } catch (IOException e) {
      // The terminal is gone. The command goes on, and ends as one without a terminal.
      isClosed = true;
    }
    drawing.reset();
  }

  private void erase() {
    if (isDrawn) {
      write(ERASE);
      send();
      isDrawn = false;
    }
  }

  /**
   * Writes the bytes of a stream above the area.
   *
   * @throws IOException when the stream cannot be written
   */
  synchronized void writeAbove(OutputStream stream, byte[] bytes, int from, int length)
      throws IOException {
    erase();
    stream.write(bytes, from, length);
    stream.flush();
    isInsideALine = length > 0 ? bytes[from + length - 1] != '\n' : isInsideALine;
    draw();
  }

  /** Erases the area. */
  @Override
  public synchronized void close() {
    erase();
    isClosed = true;
    for (PrintStream stream : covered) {
      StandardOutput.cover(stream, null);
    }
    covered.clear();
  }

  /** Draws the area for the last time, and leaves it on the screen as ordinary text. */
  public synchronized void leave() {
    if (!isClosed && !isInsideALine) {
      erase();
      for (String line : content.lines(size.get())) {
        write(line + "\n");
      }
      send();
    }
    close();
  }
}

package orch.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingInputStream;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;

/**
 * The terminal of a shell, for the line editor. It reads through orch's standard input, so that no
 * key is lost between a line and the command that reads from the terminal too, and it leaves the
 * signals that stop something to orch.
 */
final class ShellTerminal extends AbstractPosixTerminal {
  private static final Size USUAL = Size.of(80, 24);

  private final Keys input;
  private final NonBlockingReader reader;
  private final OutputStream output;
  private final PrintWriter writer;
  private final Map<Signal, Object> replaced = new EnumMap<>(Signal.class);

  private ShellTerminal(Terminal streams, String type) throws IOException {
    super(
        "orch",
        type,
        new JniTerminalProvider().current(SystemStream.Error),
        StandardCharsets.UTF_8,
        SignalHandler.SIG_DFL);
    this.input = new Keys(streams.in());
    this.reader = NonBlocking.nonBlocking("orch", input, StandardCharsets.UTF_8);
    this.output = streams.err();
    this.writer = new PrintWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
  }

  /**
   * Opens the terminal of stdin and stderr.
   *
   * @param type the type in {@code TERM}
   * @throws IOException when this machine has no native library for it
   */
  static ShellTerminal open(Terminal streams, String type) throws IOException {
    try {
      ShellTerminal terminal = new ShellTerminal(streams, type);
      terminal.parseInfoCmp();
      return terminal;
    } catch (LinkageError | RuntimeException e) {
      throw new IOException("the terminal cannot be opened", e);
    }
  }

  /** Signals from keys stay on in raw mode: Ctrl-C and Ctrl-Z are the system's. */
  @Override
  public Attributes enterRawMode() {
    Attributes before = super.enterRawMode();
    Attributes raw = getAttributes();
    raw.setLocalFlag(LocalFlag.ISIG, before.getLocalFlag(LocalFlag.ISIG));
    setAttributes(raw);
    return before;
  }

  /** The line editor handles a change of the size, and the return from Ctrl-Z; orch the others. */
  @Override
  public SignalHandler handle(Signal signal, SignalHandler handler) {
    SignalHandler before = super.handle(signal, handler);
    if (signal == Signal.WINCH || signal == Signal.CONT) {
      Object system = replaced.remove(signal);
      if (system != null) {
        Signals.unregister(signal.name(), system);
      }
      if (handler != SignalHandler.SIG_DFL) {
        replaced.put(signal, Signals.register(signal.name(), () -> raise(signal)));
      }
    }
    return before;
  }

  /** The size; some terminals report 0. */
  @Override
  public Size getSize() {
    Size size = super.getSize();
    return size.getColumns() > 0 && size.getRows() > 0 ? size : USUAL;
  }

  /** Drops a key that was looked at and not taken. */
  void discardTyped() {
    input.peeked = Keys.NONE;
  }

  @Override
  public NonBlockingReader reader() {
    return reader;
  }

  @Override
  public PrintWriter writer() {
    return writer;
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  /** The keys that are typed, one byte at a time and no byte more than is needed. */
  private static final class Keys extends NonBlockingInputStream {
    private static final int NONE = -3;

    private final InputStream in;
    private int peeked = NONE;

    Keys(InputStream in) {
      this.in = in;
    }

    /**
     * @param timeout in milliseconds; 0 or less to wait until there is a byte
     */
    @Override
    public int read(long timeout, boolean isPeek) throws IOException {
      if (peeked == NONE) {
        if (timeout > 0 && in instanceof StandardInput keys && !keys.isReadyIn(timeout)) {
          return READ_EXPIRED;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException();
        }
        peeked = in.read();
      }
      int next = peeked;
      if (!isPeek) {
        peeked = NONE;
      }
      return next;
    }
  }
}

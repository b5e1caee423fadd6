package orch.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test an emulator of its own, as a parameter of the type {@link Emulator}. It starts
 * when it is asked for, on a free port of the loopback interface and with an empty database, and
 * ends with the test. A method with {@code @BeforeAll} that asks for one shares it with all tests
 * of its class.
 *
 * <p>On a class it is for all its tests, on a method for one test, and on a parameter for this
 * parameter alone: the nearest one counts.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(OrchEmulatorExtension.class)
public @interface OrchEmulator {
  /** The rules about faults, as {@code orch emulator --fault} takes them. */
  String[] faults() default {};

  /** The number that decides about shares such as 5%, and about durations in a range. */
  long seed() default 0;

  /**
   * The duration of each operation, such as {@code 500ms}, or its range, such as {@code 1s..9s}.
   */
  String latency() default "0s";

  /** Whether the clock stands still until the test advances it. */
  boolean virtualClock() default false;
}

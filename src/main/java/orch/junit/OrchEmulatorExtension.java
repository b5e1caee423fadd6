package orch.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts and ends the emulators of {@link OrchEmulator}. */
public final class OrchEmulatorExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(OrchEmulatorExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    // A constructor's emulator is that of its test, not of the class.
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Emulator.class;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ParameterResolutionException when the annotation is wrong, or the emulator cannot start
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    AnnotatedElement place = place(parameter, context);
    Store store = context.getStore(NAMESPACE);
    // The store also finds what an enclosing context has: one for all tests of a class.
    RunningEmulator running = store.get(place, RunningEmulator.class);
    if (running == null) {
      running = RunningEmulator.start(place.getAnnotation(OrchEmulator.class));
      store.put(place, running);
    }
    return running.emulator();
  }

  /** What has the nearest annotation: the parameter, its method, or a class around it. */
  private static AnnotatedElement place(ParameterContext parameter, ExtensionContext context) {
    if (parameter.isAnnotated(OrchEmulator.class)) {
      return parameter.getParameter();
    }
    for (Optional<ExtensionContext> c = Optional.of(context); c.isPresent(); ) {
      Optional<AnnotatedElement> element = c.get().getElement();
      if (element.isPresent() && element.get().isAnnotationPresent(OrchEmulator.class)) {
        return element.get();
      }
      c = c.get().getParent();
    }
    throw new ParameterResolutionException("there is no @OrchEmulator on the class or the test");
  }
}

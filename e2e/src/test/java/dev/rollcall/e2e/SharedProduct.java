package dev.rollcall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class that asks for it the same running {@link Product}. */
final class SharedProduct implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Product.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.create(Product.class))
			.computeIfAbsent(Product.class, (type) -> Product.start(folder()), Product.class);
	}

	/** Below the build's own folder, so that the logs of a failed run can be read. */
	private static Path folder() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target", "e2e")), "product");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

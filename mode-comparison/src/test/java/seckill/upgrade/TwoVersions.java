package seckill.upgrade;

import com.alibaba.com.caucho.hessian.io.Hessian2Input;
import com.alibaba.com.caucho.hessian.io.Hessian2Output;
import com.alibaba.com.caucho.hessian.io.SerializerFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** The same class twice, as one version has it and as another has it; what one writes the other reads. */
final class TwoVersions {

    private final Path folder;

    TwoVersions(Path folder) {
        this.folder = folder;
    }

    /** A class loader of its own, with what this source declares. */
    ClassLoader version(String name, String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        Path file = Files.writeString(sources.resolve("Said.java"), "package contract;\n" + source);
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", sources.toString(), file.toString());
        if (code != 0) {
            throw new IllegalArgumentException(source);
        }
        return new URLClassLoader(new URL[] {URI.create(sources.toUri().toString()).toURL()}, null);
    }

    static Object made(ClassLoader version, Object... values) throws ReflectiveOperationException {
        return version.loadClass("contract.Said").getDeclaredConstructors()[0].newInstance(values);
    }

    /** What a process of that version makes of it. */
    static Object read(Object written, ClassLoader version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Hessian2Output out = new Hessian2Output(bytes);
        out.setSerializerFactory(new SerializerFactory(written.getClass().getClassLoader()));
        out.writeObject(written);
        out.flush();
        Hessian2Input in = new Hessian2Input(new ByteArrayInputStream(bytes.toByteArray()));
        in.setSerializerFactory(new SerializerFactory(version));
        return in.readObject();
    }

}

package dev.lockstep.connector.jira.text;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.NodeFolder;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Atlassian's own rules of what may stand in a document, from npm. */
final class AdfRules {
    private static final String PACKAGE = "@atlaskit/adf-schema@57.7.2";
    private static final Path HOME = Path.of("target/adf-schema");
    private static final Path RULES = HOME.resolve("package/dist/json-schema/v1/full.json");

    private final Schema schema;

    private AdfRules(Schema schema) {
        this.schema = schema;
    }

    static AdfRules fromNpm() throws IOException {
        var home = new NodeFolder(HOME, HOME);
        if (!Files.exists(RULES)) {
            var brought = !Boolean.getBoolean("skipUi") && NodeFolder.nodeIsThere();
            Assumptions.assumeTrue(brought, "Atlassian's rules come by npm, and this build is without Node (-DskipUi)");
            // Its dependencies are those of an editor, and none of them is needed to read one file.
            Files.createDirectories(HOME);
            home.runs("npm", "pack", "--silent", PACKAGE);
            home.runs("tar", "-xzf", "atlaskit-adf-schema-57.7.2.tgz", "package/dist/json-schema/v1/full.json");
        }
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
        return new AdfRules(registry.getSchema(Json.tree(Files.readString(RULES))));
    }

    /** What is wrong with a document; nothing is, mostly. */
    List<String> complaints(String adf) {
        return schema.validate(Json.tree(adf)).stream().map(Object::toString).toList();
    }
}

package dev.lockstep.api.graphql;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page on which people ask the graph: files of the jar, no part of the interface's. */
@Configuration(proxyBeanMethods = false)
class GraphPage implements WebMvcConfigurer {
    private static final String FOLDER = "pages/graphiql/";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html;charset=utf-8",
            "graphiql.js", "text/javascript;charset=utf-8",
            "graphiql.css", "text/css;charset=utf-8",
            "examples.json", "application/json");

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/graphiql/**")
                .addResourceLocations("classpath:/" + FOLDER)
                .setCacheControl(CacheControl.noCache());
    }

    record File(Resource content, String type) {}

    /** For a door without Spring's. @param path as it is asked for */
    static Optional<File> file(String path) {
        var name = path.equals("/graphiql") ? "index.html" : path.replaceFirst("^/graphiql/", "");
        return Optional.ofNullable(FILES.get(name)).map(type -> new File(new ClassPathResource(FOLDER + name), type));
    }
}

declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  type Options = {
    url: string;
    domNode: HTMLElement;
    deepLinking: boolean;
    docExpansion: "list" | "full" | "none";
    defaultModelsExpandDepth: number;
    filter: boolean;
    validatorUrl: null;
  };
  const SwaggerUI: (options: Options) => void;
  export default SwaggerUI;
}

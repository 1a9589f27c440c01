// What the journeys use of the certified provider; its own types would bring four more packages along.
declare module "oidc-provider" {
  const Provider: any;
  export default Provider;
}
